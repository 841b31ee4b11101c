package unblock.message;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A language whose entries are the English ones with accents, between {@code ⟦} and {@code ⟧}: in a
 * page of this language, a text outside these brackets comes from no bundle.
 */
final class PseudoLanguage {
  private static final String PLAIN = "aceinouyACEINOUY";
  private static final String ACCENTED = "áçéíñóúýÁÇÉÍÑÓÚÝ";
  private static final List<String> STRUCTURE = List.of("verbatim", "joined", "list-separator");
  private static final Pattern INNERMOST = Pattern.compile("⟦[^⟦⟧]*⟧");

  /** A cell that was cut has lost its closing bracket. */
  private static final Pattern CUT = Pattern.compile("⟦[^⟦⟧\\n]*…");

  private static final Pattern WORDS =
      Pattern.compile("\\p{L}[\\p{L}']*[,.:;]?\\s+\\p{L}[\\p{L}']+[,.:;]?\\s+\\p{L}[\\p{L}']+");

  private PseudoLanguage() {}

  static Translator texts(Collection<? extends MessageBundle> more) {
    Map<String, String> entries = new HashMap<>();
    ServiceLoader.load(MessageBundle.class).forEach(bundle -> add(bundle, entries));
    more.forEach(bundle -> add(bundle, entries));
    return new Translator(Locale.forLanguageTag("en-XA"), entries);
  }

  private static void add(MessageBundle bundle, Map<String, String> entries) {
    Translator.read(bundle.home(), "messages.properties")
        .forEach(
            (key, text) ->
                entries.put(key, STRUCTURE.contains(key) ? text : "⟦" + accented(text) + "⟧"));
  }

  /** Names and formats within braces stay as they are. */
  static String accented(String text) {
    StringBuilder accented = new StringBuilder();
    int depth = 0;
    for (char each : text.toCharArray()) {
      depth += each == '{' ? 1 : each == '}' ? -1 : 0;
      int index = depth > 0 ? -1 : PLAIN.indexOf(each);
      accented.append(index < 0 ? each : ACCENTED.charAt(index));
    }
    return accented.toString();
  }

  /** The first three words in a row that are not between brackets. */
  static Optional<String> leak(String page) {
    String rest = page;
    for (String before = ""; !before.equals(rest); ) {
      before = rest;
      rest = INNERMOST.matcher(rest).replaceAll("~");
    }
    Matcher words = WORDS.matcher(CUT.matcher(rest).replaceAll("~"));
    return words.find() ? Optional.of(words.group()) : Optional.empty();
  }
}
