package unblock.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences for people are in bundles: a sentence in the code would be English everywhere. */
class NoSentencesInCodeTest {
  private static final Pattern PROGRAMMING_ERRORS =
      Pattern.compile(String.join("|", SentenceFinder.PROGRAMMING_ERRORS));

  /** In the child, every exception ends in a stack trace: the grader shows none of their texts. */
  private static final Pattern ANY_EXCEPTION = Pattern.compile("\\w+(Exception|Error)");

  /** Each module with the least number of its files. */
  private static final Map<String, Integer> MODULES =
      Map.of("analyzer", 50, "archunit", 2, "cli", 90, "engine", 150, "runtime", 30);

  /** Reasons, and the texts that are no sentences for people. */
  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "phrases of the catalogue, which has translations",
          Set.of("waits for the lock", "waits for what the other end writes"),
          "texts of Linux that are compared",
          Set.of(
              "Max open files",
              "Max address space",
              "no space left on device",
              "disk quota exceeded",
              "is a directory",
              "not a directory",
              "no such file or directory",
              "too many levels of symbolic links"),
          "replies of the contract and of the service behind HTTP",
          Set.of("User not found", "no such address", "no such user", "out of order"),
          "rows of users",
          Set.of(
              "Alice likes tea.",
              "Bob fixes bikes.",
              "logged in on Monday",
              "logged in on Friday",
              "never logged in"),
          "heads and words of tables that programs read, and heads of rosters",
          Set.of(
              "other student id",
              "percent of the other",
              "nothing handed in",
              "SIS Login ID",
              "SIS User ID"),
          "forms of a time in names of files",
          Set.of("EEEE, d MMMM uuuu, h:mm a", "EEEE, d MMMM uuuu, HH:mm"),
          "a recipe of an image",
          Set.of("FROM scratch\nCOPY root/ /\nENV PATH=/java/bin JAVA_HOME=/java\n"),
          "YAML",
          Set.of("{points: 8, bonus: true, hidden: true}"),
          "a thread of the JVM",
          Set.of("VM Periodic Tas"),
          "output of the build",
          Set.of("%d call sites linked in %s%n"));

  private static boolean isAllowed(String text) {
    return ALLOWED.values().stream().anyMatch(texts -> texts.contains(text));
  }

  private static List<SentenceFinder.Sentence> sentences(String module) {
    Pattern exceptions = module.equals("runtime") ? ANY_EXCEPTION : PROGRAMMING_ERRORS;
    List<SentenceFinder.Sentence> found = new ArrayList<>();
    List<CompilationUnitTree> units = JavaSources.of(module);
    assertThat(units).hasSizeGreaterThanOrEqualTo(MODULES.get(module));
    units.forEach(unit -> found.addAll(SentenceFinder.in(unit, exceptions)));
    return found;
  }

  @ParameterizedTest
  @ValueSource(strings = {"analyzer", "archunit", "cli", "engine", "runtime"})
  void aModuleHoldsNoSentence(String module) {
    assertThat(sentences(module)).filteredOn(each -> !isAllowed(each.text())).isEmpty();
  }

  @Test
  void eachAllowedSentenceIsInTheCode() {
    TreeSet<String> found = new TreeSet<>();
    MODULES.keySet().forEach(each -> sentences(each).forEach(one -> found.add(one.text())));

    ALLOWED.values().forEach(texts -> assertThat(found).containsAll(texts));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "say(\"The file is gone.\")|1",
        "say(\"The file \" + file + \" is gone now.\")|1",
        "say(\"The file\" + \" is gone.\")|1",
        "say(\"%s is not a folder. Name another.\".formatted(a))|1",
        "fail(new IOException(\"The file is gone.\"))|1",
        "fail(new IllegalStateException(\"The file is gone.\", e))|0",
        "Objects.requireNonNull(a, \"the file is gone\")|0",
        "Pattern.compile(\"waits for (.*)\")|0",
        "run(\"SELECT name FROM users\")|0",
        "run(\"java\", \"-cp\", \"a b\")|0",
        "Message.of(\"judge.no-reply\", \"a\", b)|0",
      })
  void findsSentences(String statement, int count) {
    CompilationUnitTree unit =
        JavaSources.parsed("class A { void a() { %s; } }".formatted(statement));

    assertThat(SentenceFinder.in(unit, PROGRAMMING_ERRORS)).hasSize(count);
  }

  @Test
  void findsSentencesInTextBlocks() {
    CompilationUnitTree unit =
        JavaSources.parsed(
            "class A { String a = \"\"\"\n  # What each\n  # criterion is worth\n  \"\"\"; }");

    assertThat(SentenceFinder.in(unit, PROGRAMMING_ERRORS)).hasSize(1);
  }
}
