package unblock.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import unblock.engine.Course;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * The option {@code --lang} of each command: the language of the texts that the command prints and
 * writes. Without it, {@code -Dunblock.lang} or the system decides.
 */
final class LanguageOption {
  private static final String NAME = "--lang";
  private static final Pattern TAG = Pattern.compile("[a-z]{2,8}");

  @Option(
      names = NAME,
      paramLabel = "cli.label.language",
      descriptionKey = "cli.option.lang",
      scope = ScopeType.INHERIT)
  private @Nullable Locale chosen;

  private final Source source;

  /** Made once: the main program and its command ask for the same one. */
  private final Map<Asked, Translator> made = new ConcurrentHashMap<>();

  private record Asked(Optional<Locale> language, Course course) {}

  /** Where translators come from. */
  interface Source {
    /**
     * Makes a translator.
     *
     * @param language empty for that of the system
     * @param course whose exercises bring texts of their own
     */
    Translator texts(Optional<Locale> language, Course course);
  }

  LanguageOption() {
    this(LanguageOption::fromBundles);
  }

  LanguageOption(Source source) {
    this.source = source;
  }

  private static Translator fromBundles(Optional<Locale> language, Course course) {
    return language
        .map(locale -> Translator.of(locale, course.exercises()))
        .orElseGet(() -> Translator.preferred(course.exercises()));
  }

  /** A translator with the texts of the kit. */
  Translator texts() {
    return texts(Course.standard());
  }

  /** A translator with the texts of the kit and of that course's exercises. */
  Translator texts(Course course) {
    return texts(Optional.ofNullable(chosen), course);
  }

  /** A translator for a request that could not be parsed: its words may name the language. */
  Translator texts(List<String> words) {
    return texts(named(words), Course.standard());
  }

  private Translator texts(Optional<Locale> language, Course course) {
    return made.computeIfAbsent(
        new Asked(language, course), asked -> source.texts(asked.language(), asked.course()));
  }

  private static Optional<Locale> named(List<String> words) {
    Optional<Locale> last = Optional.empty();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String value = "";
      if (word.equals(NAME) && i + 1 < words.size()) {
        value = words.get(i + 1);
      } else if (word.startsWith(NAME + "=")) {
        value = word.substring(NAME.length() + 1);
      }
      last = isThere(value) ? Optional.of(Locale.forLanguageTag(value)) : last;
    }
    return last;
  }

  /**
   * The language of that tag.
   *
   * @throws InvalidValue when there are no texts in it
   */
  static Locale language(String tag) {
    if (!isThere(tag)) {
      throw new InvalidValue(
          Message.of("cli.value.not-one-of", "value", tag, "choices", languages()));
    }
    return Locale.forLanguageTag(tag);
  }

  /** All languages that there are texts in. */
  static List<String> languages() {
    return Stream.of(Locale.getISOLanguages()).filter(LanguageOption::isThere).sorted().toList();
  }

  private static boolean isThere(String tag) {
    boolean isEnglish = tag.equals(Locale.ENGLISH.getLanguage());
    String file = "messages_" + tag + ".properties";
    return isEnglish || (TAG.matcher(tag).matches() && CliMessages.class.getResource(file) != null);
  }
}
