package unblock.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.EnglishTexts.english;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unblock.analyzer.Finding;

/** An error that a newer Java may cause says that answers are compiled as Java 17. */
class NewerJavaTest {
  private static final String VERSION =
      "Answers are compiled as Java 17. Does this line need a newer Java?";
  private static final String SOURCE =
      """
      package a;
      import java.util.*;
      import java.util.concurrent.*;
      class A {
        record Point(int x, int y) {}
        Object run(Object o, List<String> names, ExecutorService pool) throws Exception {
          %s
          return o;
        }
      }
      """;

  private static final SubmissionCompiler COMPILER = new SubmissionCompiler();

  @TempDir Path classes;

  @AfterAll
  static void end() {
    COMPILER.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "names.getFirst();",
        "names.stream().toList().getLast();",
        "new ArrayList<>(names).reversed();",
        "Thread.ofVirtual().start(() -> {});",
        "Thread.startVirtualThread(() -> {});",
        "Thread.currentThread().isVirtual();",
        "Executors.newVirtualThreadPerTaskExecutor();",
        "try (var executor = Executors.newFixedThreadPool(3)) { }",
        "pool.close();",
        "pool.submit(() -> 1).resultNow();",
        "Thread.sleep(java.time.Duration.ofMillis(1));",
        "SequencedCollection<String> all = names;",
        "try (var scope = new StructuredTaskScope<String>()) { }",
        "ScopedValue<String> value = null;",
        "Thread.Builder builder = null;",
        "if (o instanceof Point(int x, int y)) { }",
        "switch (o) { case Point(int x, int y) -> {} default -> {} }",
        "switch (o) { case String s -> {} default -> {} }",
        "switch (o) { case null -> {} default -> {} }",
        "String s = STR.\"Welcome, \\{o}!\";",
        "try { run(o, names, pool); } catch (Exception _) { }",
        "names.forEach(_ -> {});",
        "for (String _ : names) { }",
        "names.stream().gather(null);",
        "int i = Math.clamp(5L, 1, 3);"
      })
  void namesTheVersion(String statement) throws Exception {
    List<Finding> findings = findings(SOURCE.formatted(statement));

    assertThat(findings).extracting(each -> english(each.question())).containsOnlyOnce(VERSION);
    assertThat(findings.get(0).line()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "names.first();",
        "this.getFirst();",
        "String s = 1;",
        "Thread.offVirtual();",
        "switch (1) { case Integer.MAX_VALUE: String s = 1; }",
        "switch (\"\") { case \"A (b)\" -> { int i = \"\"; } default -> {} }",
        "return",
        "unknown();",
        "List<Strin> all;"
      })
  void saysNothingOfItOtherwise(String statement) throws Exception {

    assertThat(findings(SOURCE.formatted(statement)))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.question().isEmpty()).isTrue());
  }

  private List<Finding> findings(String source) throws Exception {
    CompilationOutcome outcome = COMPILER.compile(Map.of("a/A.java", source), List.of(), classes);
    return ((CompilationOutcome.Rejected) outcome).findings();
  }
}
