package unblock.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.EnglishTexts.english;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources that make javac work, write or allocate without end are rejected with the reason. */
class CompilerBoundsTest {
  private static final Map<String, String> ORDINARY =
      Map.of("home/Ordinary.java", "package home; class Ordinary { int one = 1; }");

  @TempDir Path folder;

  private final SubmissionCompiler compiler = new SubmissionCompiler();

  @AfterEach
  void end() {
    compiler.close();
  }

  static Stream<Arguments> excesses() {
    return Stream.of(
        Arguments.of(
            "28 nested finally blocks",
            nestedFinally(28),
            "Home.java (class Home)",
            "ordinary answer"),
        Arguments.of("a constant that doubles", doublingConstant(40), "", "memory"),
        Arguments.of("inferred types", inferredList(12), "Home.java (class Home)", "CPU time"),
        Arguments.of("many large classes", largeClasses(20), "Home.java (class C", "8 MiB"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("excesses")
  void isRejectedWithWhatItExceeded(
      String name, Map<String, String> sources, String place, String reason) throws IOException {
    CompilationOutcome compilation = compiler.compile(sources, List.of(), folder);

    assertThat(compilation).isInstanceOf(CompilationOutcome.Rejected.class);
    assertThat(((CompilationOutcome.Rejected) compilation).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(english(finding.message()))
                  .startsWith(place)
                  .contains(" does not compile: ")
                  .contains(reason)
                  .endsWith("?");
              assertThat(english(finding.message())).doesNotContain("too deeply");
            });
    assertThat(compiler.compile(ORDINARY, List.of(), folder))
        .isEqualTo(new CompilationOutcome.Compiled(folder));
  }

  @Test
  void whatIsNestedTooDeeplyIsRejectedWithThatReason() throws IOException {
    Map<String, String> deep =
        Map.of(
            "home/Home.java",
            "package home; class Home { int n = "
                + "(".repeat(9_000)
                + "1"
                + ")".repeat(9_000)
                + "; }");

    CompilationOutcome compilation = compiler.compile(deep, List.of(), folder);

    assertThat(compilation).isInstanceOf(CompilationOutcome.Rejected.class);
    assertThat(((CompilationOutcome.Rejected) compilation).findings())
        .singleElement()
        .satisfies(finding -> assertThat(english(finding.message())).contains("nested too deeply"));
  }

  @ParameterizedTest(name = "{0} classes")
  @ValueSource(ints = {30, 900})
  void classesThatDependOnOneAnotherCompile(int many) throws IOException {
    assertThat(compiler.compile(mutual(many), List.of(), folder))
        .isEqualTo(new CompilationOutcome.Compiled(folder));
    assertThat(Files.list(folder.resolve("home"))).hasSize(many);
  }

  @Test
  void othersCompileMeanwhile() throws IOException {
    CompletableFuture<CompilationOutcome> busy =
        CompletableFuture.supplyAsync(
            () -> {
              try { // It ends at the limit of CPU time, twice what lets a further process start.
                return compiler.compile(inferredList(12), List.of(), folder);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });

    Path own = Files.createDirectory(folder.resolve("own"));
    for (int i = 0; i < 3; i++) {
      assertThat(compiler.compile(ORDINARY, List.of(), own))
          .isEqualTo(new CompilationOutcome.Compiled(own));
    }

    assertThat(busy).isNotDone();
    assertThat(busy.join()).isInstanceOf(CompilationOutcome.Rejected.class);
  }

  @Test
  void oneProcessIsEnoughForOrdinaryAnswers() {
    Set<Long> before = compilerProcesses();

    List<CompletableFuture<CompilationOutcome>> all =
        IntStream.range(0, 12)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> compiled("own" + i)))
            .toList();

    assertThat(all.stream().map(CompletableFuture::join))
        .allMatch(CompilationOutcome.Compiled.class::isInstance);
    Set<Long> started = compilerProcesses();
    started.removeAll(before);
    assertThat(started).hasSize(1);
  }

  private static Set<Long> compilerProcesses() {
    return ProcessHandle.current()
        .children()
        .filter(
            child -> child.info().commandLine().orElse("").contains(CompilerMain.class.getName()))
        .map(ProcessHandle::pid)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private CompilationOutcome compiled(String name) {
    try {
      return compiler.compile(ORDINARY, List.of(), Files.createDirectories(folder.resolve(name)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theBoundGrowsWithTheTimeThatAStartTakesHere() {
    assertThat(CompilerBounds.cpu(Duration.ZERO)).isEqualTo(Duration.ofSeconds(10));
    assertThat(CompilerBounds.cpu(Duration.ofMillis(80))).isEqualTo(Duration.ofSeconds(10));
    assertThat(CompilerBounds.cpu(Duration.ofMillis(300))).isEqualTo(Duration.ofSeconds(30));
    assertThat(CompilerBounds.cpu(Duration.ofMinutes(2))).isEqualTo(Duration.ofSeconds(60));
  }

  private static Map<String, String> home(String body) {
    return Map.of("home/Home.java", "package home;\npublic class Home {\n" + body + "}\n");
  }

  /** javac copies a finally block into each way out of its try block. */
  private static Map<String, String> nestedFinally(int deep) {
    return home(
        "static int n;\nvoid run() {\n"
            + "try { n++; } finally {\n".repeat(deep)
            + "n++;\n"
            + "}\n".repeat(deep)
            + "}\n");
  }

  private static Map<String, String> doublingConstant(int times) {
    return home(
        "static final String C0 = \"0123456789\";\n"
            + IntStream.rangeClosed(1, times)
                .mapToObj(i -> "static final String C%d = C%d + C%d;\n".formatted(i, i - 1, i - 1))
                .collect(Collectors.joining()));
  }

  /** javac searches for the common type of all elements through the type arguments of each. */
  private static Map<String, String> inferredList(int types) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < types; i++) {
      int own = i;
      body.append("interface I%d<T> {}\n".formatted(i))
          .append(
              IntStream.rangeClosed(0, i)
                  .mapToObj(j -> "I%d<A%d>".formatted(j, own))
                  .collect(
                      Collectors.joining(", ", "static class A%d implements ".formatted(i), "")))
          .append(
              ", Comparable<A%d> { public int compareTo(A%d o) { return 0; } }\n".formatted(i, i));
    }
    return home(
        body
            + IntStream.range(0, types)
                .mapToObj("new A%d()"::formatted)
                .collect(
                    Collectors.joining(
                        ", ", "Object run() { return java.util.Arrays.asList(", "); }\n")));
  }

  /** Each method is below the limit for one, and has 256 copies of its innermost block. */
  private static Map<String, String> largeClasses(int many) {
    String body = "try { n++; } finally { ".repeat(8) + "n++; " + "} ".repeat(8);
    String methods =
        IntStream.range(0, 40)
            .mapToObj(i -> "void m%d() { %s}\n".formatted(i, body))
            .collect(Collectors.joining());
    return home(
        "static int n;\n"
            + IntStream.range(0, many)
                .mapToObj(i -> "static class C%d {\n%s}\n".formatted(i, methods))
                .collect(Collectors.joining()));
  }

  private static Map<String, String> mutual(int many) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (int i = 0; i < many; i++) {
      int next = (i + 1) % many;
      sources.put(
          "home/C%d.java".formatted(i),
          """
          package home;
          class C%d {
            C%d next;
            int depth(C%d other) { return next == null ? 0 : next.depth(null) + other.hashCode(); }
          }
          """
              .formatted(i, next, (next * 7 + 3) % many));
    }
    return sources;
  }
}
