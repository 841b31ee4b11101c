package unblock.exercises;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import unblock.archunit.BlockingRule;
import unblock.engine.SelfCheck;
import unblock.engine.exercise.Exercise;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * The same question as the self-check's, put as a rule of ArchUnit, as in the tests of any project:
 * does a handler block the only worker? It reads the compiled classes and runs nothing.
 *
 * <p>It has to run after the self-check, and then fails only for a place that the self-check has
 * not told of. Hence it is a test of Jupiter, as {@link SelfCheckTest} is: JUnit runs all tests of
 * ArchUnit's own engine first.
 */
class WorkerRuleTest {
  @Test
  void handlersDoNotBlockTheOnlyWorker() {
    JavaClasses all =
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("unblock.exercises");
    List<String> untold = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (Exercise exercise : SelfCheck.exercises(Path.of("src/main/java"))) {
      if (!exercise.server().mayBlock()) {
        check(all.that(resideInAPackage(exercise.packageName())), exercise.id(), untold, remarks);
      }
    }
    if (!untold.isEmpty()) {
      fail(String.join("\n", untold));
    }
    if (!remarks.isEmpty()) {
      abort(String.join(" ", remarks));
    }
  }

  private static String text(String key, String exercise) {
    return Translator.preferred(List.of()).text(Message.of(key, "exercise", exercise));
  }

  private static void check(
      JavaClasses handlers, String exercise, List<String> untold, List<String> remarks) {
    if (handlers.isEmpty()) {
      remarks.add(text("self-check.rule-not-compiled", exercise));
      return;
    }
    List<String> violations =
        BlockingRule.handlersDoNotBlockTheWorker()
            .evaluate(handlers)
            .getFailureReport()
            .getDetails();
    violations.stream().filter(each -> !ToldPlaces.isIn(exercise, each)).forEach(untold::add);
    if (!violations.isEmpty()) {
      remarks.add(text("self-check.rule-violated", exercise));
    }
  }
}
