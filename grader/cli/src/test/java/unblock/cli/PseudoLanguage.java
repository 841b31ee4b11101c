package unblock.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import unblock.engine.Course;
import unblock.message.MessageBundle;
import unblock.message.Translator;

/**
 * A language whose entries are the English ones between {@code ⟦} and {@code ⟧}: words outside of
 * these brackets come from no bundle.
 */
final class PseudoLanguage {
  private static final String FILE = "messages_zz.properties";
  private static final List<String> STRUCTURE = List.of("verbatim", "joined", "list-separator");
  private static final Pattern INNERMOST = Pattern.compile("⟦[^⟦⟧]*⟧");

  /** A cell that was cut has lost its closing bracket. */
  private static final Pattern CUT = Pattern.compile("⟦[^⟦⟧\\n]*…");

  private static final Pattern WORDS =
      Pattern.compile("\\p{L}[\\p{L}']*[,.:;]?\\s+\\p{L}[\\p{L}']+[,.:;]?\\s+\\p{L}[\\p{L}']+");

  private PseudoLanguage() {}

  /** The texts of all bundles and of that course's exercises. */
  static Translator texts(Course course) {
    List<MessageBundle> bundles = new ArrayList<>(course.exercises());
    ServiceLoader.load(MessageBundle.class).forEach(bundles::add);
    Properties entries = new Properties();
    for (MessageBundle bundle : bundles) {
      english(bundle)
          .forEach(
              (key, text) -> entries.put(key, STRUCTURE.contains(key) ? text : "⟦" + text + "⟧"));
    }
    Class<?> home = new Loader(entries).home();
    MessageBundle all =
        new MessageBundle() {
          @Override
          public Class<?> home() {
            return home;
          }
        };
    return Translator.of(Locale.forLanguageTag("zz"), List.of(all));
  }

  private static Properties english(MessageBundle bundle) {
    Properties entries = new Properties();
    try (InputStream in = bundle.home().getResourceAsStream("messages.properties")) {
      if (in != null) {
        entries.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
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

  /** The class beside which the file seems to lie. */
  private static final class Home {}

  /** Finds one class and one file; all else is the parent's. */
  private static final class Loader extends ClassLoader {
    private final Properties entries;

    Loader(Properties entries) {
      super(PseudoLanguage.class.getClassLoader());
      this.entries = entries;
    }

    Class<?> home() {
      String file = "PseudoLanguage$Home.class";
      try (InputStream in = PseudoLanguage.class.getResourceAsStream(file)) {
        byte[] code = in.readAllBytes();
        return defineClass(Home.class.getName(), code, 0, code.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      if (!name.endsWith(FILE)) {
        return null;
      }
      StringWriter text = new StringWriter();
      try {
        entries.store(text, null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }
}
