package unblock.engine.compile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises errors of javac that a part of Java after version 17 may cause. A javac of version 17
 * does not know these parts, so its text alone does not lead a student to the reason.
 */
final class NewerJava {
  /** javac knows the language's part, and that it is newer. */
  private static final List<String> CODES =
      List.of(
          "compiler.err.feature.not.supported.in.source",
          "compiler.err.preview.feature.disabled",
          "compiler.err.underscore.as.identifier");

  private static final Pattern MISSING =
      Pattern.compile("symbol: \\w+ (\\w+).*?location: (?:variable \\w+ of type |\\w+ )([\\w.]+)");

  private static final Pattern MISSING_CLASS = Pattern.compile("symbol: \\w+ (\\w+)");

  /** A class that was no AutoCloseable, and a time that was always a number. */
  private static final Pattern CHANGED =
      Pattern.compile(
          "(ExecutorService|ThreadPoolExecutor|ForkJoinPool|HttpClient) cannot be converted to"
              + " AutoCloseable|Duration cannot be converted to long");

  private static final String TYPE = "[A-Z][\\w.]*(?:<[^()]*>)?";

  /**
   * Patterns in a switch, patterns of records, templates, imports of modules, unnamed variables.
   */
  private static final Pattern LANGUAGE =
      Pattern.compile(
          "\\bcase\\s+(?:final\\s+)?"
              + TYPE
              + "\\s*\\("
              + "|\\bcase\\s+(?:final\\s+)?"
              + TYPE
              + "\\s+\\w+\\s*(?:->|:|,|&&|when\\b)"
              + "|\\bcase\\s+null\\b"
              + "|\\binstanceof\\s+(?:final\\s+)?"
              + TYPE
              + "\\s*\\("
              + "|\\b(?:STR|FMT|RAW)\\s*\\.\\s*\""
              + "|^\\s*import\\s+module\\b"
              + "|\\b_\\s*(?:->|[),=:])");

  private static final Map<String, Set<String>> NAMES = names();

  private NewerJava() {}

  /**
   * Whether a newer Java may accept the line.
   *
   * @param reason javac's text in one line, without packages
   * @param line the line of the source; empty when it is unknown
   */
  static boolean mayAccept(String code, String reason, String line) {
    if (CODES.stream().anyMatch(code::startsWith)
        || CHANGED.matcher(reason).find()
        || LANGUAGE.matcher(line).find()) {
      return true;
    }
    Matcher missing = MISSING.matcher(reason);
    Matcher missingClass = MISSING_CLASS.matcher(reason);
    return (missing.find() && newIn(missing.group(2)).contains(missing.group(1)))
        || (missingClass.find() && isNew(missingClass.group(1)));
  }

  private static Set<String> newIn(String type) {
    return NAMES.getOrDefault(type.substring(type.lastIndexOf('.') + 1), Set.of());
  }

  private static boolean isNew(String type) {
    Set<String> members = NAMES.get(type);
    return members != null && members.isEmpty();
  }

  private static Map<String, Set<String>> names() {
    try (InputStream in =
            Objects.requireNonNull(NewerJava.class.getResourceAsStream("newer-java.txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Map<String, Set<String>> names = new HashMap<>();
      for (String line : lines.lines().filter(each -> !each.startsWith("#")).toList()) {
        List<String> words = List.of(line.strip().split(" "));
        names.put(words.get(0), new HashSet<>(words.subList(1, words.size())));
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
