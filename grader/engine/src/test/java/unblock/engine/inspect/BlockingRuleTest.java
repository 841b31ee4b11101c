package unblock.engine.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void isSatisfiedByHandlersThatDoNotWait() throws IOException {
    BlockingRule.handlersDoNotBlockTheWorker()
        .check(handler("ctx.async(() -> Thread.sleep(1000));"));
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

  private JavaClasses handler(String body) throws IOException {
    Path classes =
        Sources.compile(
            folder,
            "Slow",
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
    return new ClassFileImporter().importPath(classes);
  }
}
