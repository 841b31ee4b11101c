package unblock.exercises;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.List;
import unblock.archunit.BlockingRule;

/**
 * The same question as the self-check's, put as a rule of ArchUnit, as in the tests of any project:
 * does a handler block the only worker? It reads the compiled classes and runs nothing.
 */
@AnalyzeClasses(packages = "unblock.exercises", importOptions = DoNotIncludeTests.class)
class WorkerRuleTest {
  @ArchTest
  static void eventLoop(JavaClasses all) {
    check(all, "event-loop");
  }

  @ArchTest
  static void offload(JavaClasses all) {
    check(all, "offload");
  }

  @ArchTest
  static void upstream(JavaClasses all) {
    check(all, "upstream");
  }

  private static void check(JavaClasses all, String exercise) {
    JavaClasses handlers =
        all.that(resideInAPackage("unblock.exercises." + exercise.replace("-", "")));
    assumeFalse(handlers.isEmpty(), exercise + " did not compile, so there is nothing to check.");
    List<String> violations =
        BlockingRule.handlersDoNotBlockTheWorker()
            .evaluate(handlers)
            .getFailureReport()
            .getDetails();
    List<String> untold =
        violations.stream().filter(each -> !ToldPlaces.isIn(exercise, each)).toList();
    if (!untold.isEmpty()) {
      fail(String.join("\n", untold));
    }
    if (!violations.isEmpty()) {
      abort("Violated; the self-check has told the places.");
    }
  }
}
