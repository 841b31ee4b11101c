package unblock.archunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unblock.analyzer.FailureLevel;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;

class BlockingRuleTest {
  @TempDir Path folder;

  @Test
  void isViolatedWithThePlace() throws IOException {
    JavaClasses classes = handler("Thread.sleep(1000);");

    List<String> violations =
        BlockingRule.handlersDoNotBlockTheWorker()
            .evaluate(classes)
            .getFailureReport()
            .getDetails();

    assertThat(violations).hasSize(1);
    assertThat(violations.get(0)).contains("calls Thread.sleep").contains("(Slow.java:6)");
  }

  @Test
  void hasOneStableLineForEachHandlerOfAPlace() throws IOException {
    List<String> both = linesOf("One", "Two");

    assertThat(both).hasSize(2);
    assertThat(both).containsAll(linesOf("One")).containsAll(linesOf("Two"));
    assertThat(RuleFindings.of(folder.resolve("classes"), List.of())).hasSize(1);
  }

  /** Returns the violations of handlers that share the place where they block. */
  private List<String> linesOf(String... handlers) throws IOException {
    StringBuilder code = new StringBuilder("package corpus; import io.javalin.http.*;\n");
    code.append("class Nap { static void nap() throws Exception { Thread.sleep(1); } }\n");
    for (String name : List.of("One", "Two")) {
      String supertypes = List.of(handlers).contains(name) ? " implements Handler" : "";
      code.append("class " + name + supertypes)
          .append(" { public void handle(Context ctx) throws Exception { Nap.nap(); } }\n");
    }
    JavaClasses classes = new ClassFileImporter().importPath(compiledText(code.toString()));
    return BlockingRule.handlersDoNotBlockTheWorker()
        .evaluate(classes)
        .getFailureReport()
        .getDetails();
  }

  @Test
  void isSatisfiedByHandlersThatDoNotWait() throws IOException {
    BlockingRule.handlersDoNotBlockTheWorker()
        .check(handler("ctx.async(() -> Thread.sleep(1000));"));
  }

  @Test
  void isViolatedByTheLevelThatIsAskedFor() throws IOException {
    JavaClasses opaque = handler("Class.forName(ctx.path()).getMethods()[0].invoke(null);");

    BlockingRule.handlersDoNotBlockTheWorker(FailureLevel.MAY_BLOCK).check(opaque);
    assertThatThrownBy(() -> BlockingRule.handlersDoNotBlockTheWorker().check(opaque))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Method.invoke");
  }

  @Test
  void failsWhereThereIsNoHandler() {
    JavaClasses none = new ClassFileImporter().importClasses(String.class);

    assertThatThrownBy(() -> BlockingRule.handlersDoNotBlockTheWorker().check(none))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("None of the imported classes");
  }

  @Test
  void failsWhereNothingWasImported() {
    JavaClasses nothing = new ClassFileImporter().importPath(folder);

    assertThatThrownBy(() -> BlockingRule.handlersDoNotBlockTheWorker().check(nothing))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void theEventsBecomeFindings() throws IOException {
    List<Finding> findings = RuleFindings.of(compiled("Thread.sleep(1000);"), List.of());

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).place()).isEqualTo("Slow.java:6");
    assertThat(findings.get(0).severity()).isEqualTo(Severity.BLOCKS);
  }

  @Test
  void anAnnotationAcceptsForAProjectButNotForASubmission() throws IOException {
    Path classes =
        compiledText(
            """
            package corpus;
            @interface BlocksOnPurpose {}
            public final class Slow implements io.javalin.http.Handler {
              @BlocksOnPurpose
              public void handle(io.javalin.http.Context ctx) throws Exception {
                Thread.sleep(1);
              }
            }
            """);

    BlockingRule.handlersDoNotBlockTheWorker().check(new ClassFileImporter().importPath(classes));
    assertThat(RuleFindings.of(classes, List.of())).hasSize(1);
  }

  @Test
  void classesWithoutHandlersHaveNoFindings() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("empty"));

    assertThat(RuleFindings.of(classes, List.of())).isEmpty();
  }

  private JavaClasses handler(String body) throws IOException {
    return new ClassFileImporter().importPath(compiled(body));
  }

  private Path compiled(String body) throws IOException {
    return compiledText(
        """
        package corpus;
        import io.javalin.http.Context;
        public final class Slow implements io.javalin.http.Handler {
          @Override
          public void handle(Context ctx) throws Exception {
            %s
          }
        }
        """
            .formatted(body));
  }

  private Path compiledText(String text) throws IOException {
    Path source = Files.writeString(folder.resolve("Slow.java"), text);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    String classPath = System.getProperty("java.class.path", "");
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), "-cp", classPath, source.toString());
    assertThat(status).isZero();
    return classes;
  }
}
