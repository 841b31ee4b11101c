package unblock.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static unblock.engine.EnglishTexts.english;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.given.UserApi;

class SubmissionCompilerTest {
  private static final String RAN = "unblock.test.processor-ran";
  private static final String THROWS =
      """
      package home;
      public class Throws {
        public static void now() {
          throw new IllegalStateException("line 4");
        }
      }
      """;
  private static final String PROCESSOR =
      """
      package spy;
      import java.util.Set;
      import javax.annotation.processing.*;
      import javax.lang.model.SourceVersion;
      import javax.lang.model.element.TypeElement;
      @SupportedAnnotationTypes("*")
      @SupportedSourceVersion(SourceVersion.RELEASE_17)
      public class Spy extends AbstractProcessor {
        static { System.setProperty("%s", "yes"); }
        @Override public boolean process(Set<? extends TypeElement> a, RoundEnvironment r) {
          return false;
        }
      }
      """
          .formatted(RAN);

  @TempDir Path folder;

  private final SubmissionCompiler compiler = new SubmissionCompiler();

  @AfterEach
  void forget() {
    System.clearProperty(RAN);
    compiler.close();
  }

  @Test
  void theClassesAreThoseOfJava17() throws IOException {
    compiled(Map.of("home/Throws.java", THROWS));

    try (DataInputStream in =
        new DataInputStream(Files.newInputStream(folder.resolve("home/Throws.class")))) {
      assertThat(in.readInt()).isEqualTo(0xCAFEBABE);
      in.readUnsignedShort();
      assertThat(in.readUnsignedShort()).isEqualTo(61);
    }
  }

  @Test
  void theClassesKnowTheirLines() throws Exception {
    compiled(Map.of("home/Throws.java", THROWS));

    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
      Throwable thrown =
          catchThrowable(() -> loader.loadClass("home.Throws").getMethod("now").invoke(null));

      assertThat(thrown.getCause().getStackTrace()[0].getFileName()).isEqualTo("Throws.java");
      assertThat(thrown.getCause().getStackTrace()[0].getLineNumber()).isEqualTo(4);
    }
  }

  @Test
  void anErrorHasItsFileAndLine() throws IOException {
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("home/Throws.java", THROWS);
    sources.put(
        "home/Wrong.java",
        """
        package home;
        class Wrong {
          int number = "text";
        }
        """);

    List<Finding> findings = rejected(sources, List.of());

    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.key()).isEqualTo("compile-error");
              assertThat(finding.severity()).isEqualTo(Severity.ERROR);
              assertThat(finding.place()).isEqualTo("Wrong.java:3");
              assertThat(english(finding.message()))
                  .startsWith("Wrong.java:3 does not compile: incompatible types: ")
                  .endsWith(": String cannot be converted to int.");
            });
  }

  @Test
  void aMessageOfSeveralLinesBecomesOne() throws IOException {
    List<Finding> findings = rejected(Map.of("A.java", "class A { Missing missing; }"), List.of());

    assertThat(findings)
        .extracting(each -> english(each.message()))
        .containsExactly(
            "A.java:1 does not compile:"
                + " cannot find symbol; symbol: class Missing; location: class A.");
  }

  @Test
  void ofManyErrorsTheFirstTenAreTold() throws IOException {
    String wrong = "int a%d = \"\";\n".repeat(12).replace("%d", "%s");
    Object[] numbers = Stream.iterate(0, n -> n + 1).limit(12).toArray();

    List<Finding> findings =
        rejected(Map.of("A.java", "class A {\n" + wrong.formatted(numbers) + "}"), List.of());

    assertThat(findings).extracting(Finding::line).containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
  }

  @Test
  void whatIsOnlyRemarkableCompiles() throws IOException {
    compiled(
        Map.of(
            "A.java",
            "class A { java.util.List raw = new java.util.ArrayList(); Integer i = new Integer(1);"
                + " }"));
  }

  @Test
  void charactersBeyondAsciiArriveAsTheyAre() throws Exception {
    compiled(
        Map.of("Größe.java", "public class Größe { public static String NAME = \"Zoë 🙂\"; }"));

    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
      assertThat(loader.loadClass("Größe").getField("NAME").get(null)).isEqualTo("Zoë 🙂");
    }
  }

  @Test
  void anAnnotationProcessorOnTheClassPathIsNotRun() throws Exception {
    Path spy = Files.createDirectory(folder.resolve("spy-home"));
    assertThat(compiler.compile(Map.of("spy/Spy.java", PROCESSOR), List.of(), spy))
        .isEqualTo(new CompilationOutcome.Compiled(spy));
    Path services = Files.createDirectories(spy.resolve("META-INF/services"));
    Files.writeString(services.resolve("javax.annotation.processing.Processor"), "spy.Spy\n");

    CompilationOutcome compilation =
        compiler.compile(Map.of("home/Throws.java", THROWS), List.of(spy), folder);

    assertThat(compilation).isInstanceOf(CompilationOutcome.Compiled.class);
    assertThat(System.getProperty(RAN)).isNull();
    Path source = Files.writeString(folder.resolve("Throws.java"), THROWS);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-processorpath", "" + spy, "-d", "" + folder, "" + source);
    assertThat(status).isZero();
    assertThat(System.getProperty(RAN)).as("javac runs it when asked to").isEqualTo("yes");
  }

  @Test
  void aSourceSeesWhatTheClassPathHoldsAndNothingOfTheGrader() throws Exception {
    Path given = Path.of(UserApi.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    String users = "class A { unblock.given.User user; %s }";

    assertThat(compiler.compile(Map.of("A.java", users.formatted("")), List.of(given), folder))
        .isInstanceOf(CompilationOutcome.Compiled.class);
    assertThat(
            rejected(
                Map.of("A.java", users.formatted("unblock.engine.Grader grader;")), List.of(given)))
        .extracting(each -> english(each.message()))
        .containsExactly("A.java:1 does not compile: package unblock.engine does not exist.");
  }

  @Test
  void noSourceIsReadThatWasNotGiven() throws IOException {
    Path beside = Files.createDirectory(folder.resolve("beside"));
    Files.writeString(beside.resolve("Beside.java"), "class Beside {}");

    List<Finding> findings =
        rejected(Map.of("A.java", "class A { Beside beside; }"), List.of(beside));

    assertThat(findings).singleElement().extracting(Finding::line).isEqualTo(1);
  }

  /** This also happens when another grader in the same JVM ends while this one compiles. */
  @Test
  void aJarThatWasDeletedHarmsNoLaterCompilation() throws IOException {
    compiled(Map.of("P.java", "public class P {}"));
    List<Path> jars = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      jars.add(jar(folder.resolve(i + ".jar"), folder.resolve("P.class")));
    }
    Map<String, String> user = Map.of("A.java", "class A extends P {}");
    Files.delete(folder.resolve("P.class"));
    assertThat(compiler.compile(user, jars, folder))
        .isEqualTo(new CompilationOutcome.Compiled(folder));

    Files.delete(jars.remove(4));

    assertThat(compiler.compile(user, jars, folder))
        .isEqualTo(new CompilationOutcome.Compiled(folder));
  }

  /**
   * A grader that ends waits for running compilations; a new process would delay it for seconds.
   */
  @Test
  void aClosedCompilerStartsNoProcess() {
    compiler.close();

    assertThatThrownBy(
            () -> compiler.compile(Map.of("A.java", "class A {}"), List.of(elsewhere()), folder))
        .isInstanceOf(IOException.class)
        .hasMessage("Closed");
    assertThat(folder).isEmptyDirectory();
  }

  private static Path jar(Path jar, Path file) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(file.getFileName().toString()));
      Files.copy(file, out);
    }
    return jar;
  }

  private void compiled(Map<String, String> sources) throws IOException {
    assertThat(compiler.compile(sources, List.of(elsewhere()), folder))
        .isEqualTo(new CompilationOutcome.Compiled(folder));
  }

  private List<Finding> rejected(Map<String, String> sources, List<Path> classPath)
      throws IOException {
    CompilationOutcome compilation = compiler.compile(sources, classPath, folder);
    assertThat(compilation).isInstanceOf(CompilationOutcome.Rejected.class);
    return ((CompilationOutcome.Rejected) compilation).findings();
  }

  private Path elsewhere() {
    return folder.resolve("nothing-here");
  }
}
