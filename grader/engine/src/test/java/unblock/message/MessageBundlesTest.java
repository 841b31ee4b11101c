package unblock.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each entry is used, is in both languages, and has the arguments that the code gives. */
class MessageBundlesTest {
  /** Translations of the catalogue's phrases: in English, the phrase itself is the text. */
  private static final String REASON = "reason.";

  /** Words of code without capital letters, and units. */
  private static final Set<String> CODE =
      Set.of(
          "bonus",
          "bubblewrap",
          "canvas",
          "close",
          "compile",
          "container",
          "cores",
          "csv",
          "curl",
          "email",
          "exercise",
          "exercises",
          "false",
          "feedback",
          "finally",
          "git",
          "grade",
          "hidden",
          "history",
          "html",
          "https",
          "id",
          "info",
          "jar",
          "java",
          "json",
          "judge",
          "memcached",
          "merge",
          "moodle",
          "ms",
          "mvn",
          "name",
          "noexec",
          "none",
          "notify",
          "overrides",
          "password",
          "points",
          "process",
          "public",
          "reason",
          "remarks",
          "report",
          "repository",
          "run",
          "seccomp",
          "similarity",
          "start",
          "student",
          "summary",
          "synchronized",
          "tar",
          "true",
          "ulimit",
          "unblock",
          "username",
          "verify",
          "war",
          "zip");

  /** Options of commands, terms in parentheses after their translations, and places for IDEs. */
  private static final Pattern LITERAL =
      Pattern.compile(
          "[a-z-]+=[0-9T:mhd-]+|\\d+[mhd](?![A-Za-z])|\"[a-z ]+\""
              + "|--?[A-Za-z][\\w.=-]*(\\{\\w+}\\w*)?|\\([a-z ]+\\)|in \\(\\{place}\\)");

  private static final Pattern GAP =
      Pattern.compile("\\{\\w+(,\\w+(,[0-9.#]+)?)?}|\\{\\w+,choice,");
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z'-]*");

  /** The self-check is a test of the students' project, with texts of the engine. */
  private static final Path SELF_CHECK = Path.of("../../exercises/src/test/java");

  /** The templates of pages. */
  private static final List<Path> TEMPLATES =
      List.of(Path.of("src/main/jte"), Path.of("../cli/src/main/jte"));

  private static final Map<String, String> ENGLISH = new TreeMap<>();
  private static final Map<String, String> KOREAN = new TreeMap<>();
  private static final MessageUses USES = new MessageUses();

  @BeforeAll
  static void read() throws IOException {
    for (Path file : files()) {
      ENGLISH.putAll(BundleFiles.read(file));
      KOREAN.putAll(BundleFiles.read(BundleFiles.korean(file)));
    }
    BundleFiles.MODULES.forEach(module -> JavaSources.of(module).forEach(USES::add));
    JavaSources.below(SELF_CHECK).forEach(USES::add);
    for (Path folder : TEMPLATES) {
      try (Stream<Path> templates = Files.list(folder)) {
        for (Path template : templates.toList()) {
          USES.addTemplate(Files.readString(template));
        }
      }
    }
  }

  static List<Path> files() {
    return BundleFiles.english();
  }

  @Test
  void bundlesAndSourcesAreSeen() {
    assertThat(files()).hasSizeGreaterThan(10);
    assertThat(ENGLISH).hasSizeGreaterThan(350);
    assertThat(USES.calls).hasSizeGreaterThan(200);
    assertThat(USES.prefixes).contains("report.word.");
  }

  @Test
  void noKeyIsInTwoBundles() {
    List<String> all = new ArrayList<>();
    files().forEach(file -> all.addAll(BundleFiles.read(file).keySet()));

    assertThat(all).doesNotHaveDuplicates();
  }

  /** A file that no bundle stands for would never be read. */
  @ParameterizedTest
  @MethodSource("files")
  void aServicesFileNamesABundleInTheFolderOfEachFile(Path file) throws IOException {
    Path resources = file;
    while (!resources.endsWith("resources")) {
      resources = resources.getParent();
    }
    Set<String> packages = new HashSet<>();
    for (String service :
        List.of("unblock.message.MessageBundle", "unblock.engine.exercise.Exercise")) {
      Path names = resources.resolve("META-INF/services").resolve(service);
      for (String name : Files.exists(names) ? Files.readAllLines(names) : List.<String>of()) {
        packages.add(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
      }
    }

    assertThat(packages)
        .contains(resources.relativize(file.getParent()).toString().replace('/', '.'));
  }

  /** A number that English uses only to choose a plural may be missing in Korean. */
  @ParameterizedTest
  @MethodSource("files")
  void bothLanguagesHaveTheSameKeysAndArguments(Path file) {
    Map<String, String> texts = BundleFiles.read(file);
    Map<String, Set<String>> english = names(texts, Locale.ENGLISH);
    Map<String, Set<String>> korean =
        names(BundleFiles.read(BundleFiles.korean(file)), Locale.KOREAN);
    korean.keySet().removeIf(key -> key.startsWith(REASON));

    assertThat(korean.keySet()).isEqualTo(english.keySet());
    english.forEach(
        (key, names) -> {
          Set<String> required = new TreeSet<>(names);
          required.removeIf(name -> onlyChooses(texts.get(key), name));
          assertThat(names).as(key).containsAll(korean.get(key));
          assertThat(korean.get(key)).as(key).containsAll(required);
        });
  }

  private static boolean onlyChooses(String text, String name) {
    return !text.replace("{" + name + ",choice,", "").contains("{" + name);
  }

  /** Reading an entry throws where it is no pattern. */
  private static Map<String, Set<String>> names(Map<String, String> entries, Locale locale) {
    Map<String, Set<String>> names = new TreeMap<>();
    entries.forEach((key, text) -> names.put(key, new MessagePattern(text, locale).names()));
    return names;
  }

  @Test
  void noGapHasANumberForAName() {
    assertThat(Stream.concat(ENGLISH.values().stream(), KOREAN.values().stream()))
        .noneMatch(text -> Pattern.compile("\\{\\d").matcher(text).find());
  }

  @Test
  void koreanEntriesHaveNoEnglishWordsButCode() {
    Map<String, List<String>> left = new TreeMap<>();
    KOREAN.forEach(
        (key, text) -> {
          List<String> words = englishWords(text);
          if (!words.isEmpty()) {
            left.put(key, words);
          }
        });

    assertThat(left).isEmpty();
    assertThat(englishWords("요청 {count}개 were sent")).containsExactly("were", "sent");
  }

  private static List<String> englishWords(String text) {
    return WORD.matcher(GAP.matcher(LITERAL.matcher(text).replaceAll(" ")).replaceAll(" "))
        .results()
        .map(found -> found.group())
        .filter(word -> word.equals(word.toLowerCase(Locale.ROOT)) && !CODE.contains(word))
        .toList();
  }

  @Test
  void eachPhraseOfTheCatalogueIsInKorean() throws IOException {
    List<String> missing = new ArrayList<>();
    int phrases = 0;
    Path folder =
        JavaSources.home("analyzer").resolve("src/main/resources/unblock/analyzer/catalogue");
    for (String file : Files.readAllLines(folder.resolve("index.txt"))) {
      if (file.startsWith("#")) {
        continue;
      }
      Path catalogue = folder.resolve(file);
      for (String line : Files.readAllLines(catalogue)) {
        String[] columns = line.strip().split("\\s+", 4);
        if (!line.startsWith("#") && columns.length == 4) {
          phrases++;
          String key = Message.phrase("reason", columns[3]).key();
          if (!KOREAN.containsKey(key)) {
            missing.add(key);
          }
        }
      }
    }

    assertThat(phrases).isGreaterThan(300);
    assertThat(missing).isEmpty();
  }

  @Test
  void eachKeyInTheCodeHasAnEntry() {
    Set<String> missing = new HashSet<>();
    USES.calls.forEach(call -> missing.addAll(call.keys()));
    missing.removeAll(ENGLISH.keySet());
    missing.removeIf(key -> key.endsWith(".")); // Completed by the code.

    assertThat(missing).isEmpty();
  }

  @Test
  void eachEntryIsUsed() {
    assertThat(ENGLISH.keySet()).allMatch(USES::uses);
    assertThat(USES.uses("judge.no-such-entry")).isFalse();
    assertThat(USES.prefixes).doesNotContain("judge.", "analyzer.", "report.", "run.");
  }

  /** Where a condition chooses the entry, it need not use all arguments. */
  @Test
  void theCodeGivesTheArgumentsThatTheEntryUses() {
    List<String> wrong = new ArrayList<>();
    for (MessageUses.Call call : USES.calls) {
      for (String key : call.keys()) {
        String text = ENGLISH.get(key);
        if (text != null && call.names().isPresent()) {
          Set<String> used = new MessagePattern(text, Locale.ENGLISH).names();
          Set<String> given = call.names().get();
          boolean fits = call.keys().size() > 1 ? given.containsAll(used) : given.equals(used);
          if (!fits) {
            wrong.add(call.place() + " gives " + given + " and the entry uses " + used);
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  static Stream<String> choices() {
    Map<String, String> all = new TreeMap<>();
    files().forEach(file -> all.putAll(BundleFiles.read(file)));
    return all.keySet().stream().filter(key -> all.get(key).contains(",choice,"));
  }

  @ParameterizedTest
  @MethodSource("choices")
  void aChoiceFitsNoneOneAndTwo(String key) {
    String none = text(key, 0);
    String one = text(key, 1);
    String two = text(key, 2);

    assertThat(List.of(none, one, two)).noneMatch(text -> text.contains("{"));
    assertThat(one).isNotEqualTo(none).isNotEqualTo(two);
    assertThat(one).doesNotContainPattern("\\b1 (?!was|is)(more )?[a-z]{2,}s\\b");
    assertThat(none).doesNotContainPattern("\\b1 (more )?[a-z]{2,}");
    assertThat(two).doesNotContainPattern("\\b1 (more )?[a-z]{2,}");
  }

  private static String text(String key, int number) {
    MessagePattern pattern = new MessagePattern(ENGLISH.get(key), Locale.ENGLISH);
    Map<String, Object> arguments = new HashMap<>();
    Matcher choice = Pattern.compile("\\{(\\w+),choice,").matcher(ENGLISH.get(key));
    pattern.names().forEach(name -> arguments.put(name, name));
    while (choice.find()) {
      arguments.put(choice.group(1), number);
    }
    return pattern.format(arguments, Object::toString);
  }
}
