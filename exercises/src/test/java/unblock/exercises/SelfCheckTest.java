package unblock.exercises;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import unblock.engine.SelfCheck;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Verdict;

/** Grades the exercises as the teacher's grader does: one test for each criterion. */
class SelfCheckTest {
  private static SelfCheck check;

  @BeforeAll
  static void begin() {
    try {
      check = SelfCheck.of(Path.of("src/main/java"));
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage()); // Maven shows no message of a failed test here.
      throw e;
    }
    System.out.println(check.begins());
  }

  @TestFactory
  Stream<DynamicNode> exercises() {
    return check.exercises().map(SelfCheckTest::exercise);
  }

  private static DynamicNode exercise(GradedExercise exercise) {
    Set<String> said = new HashSet<>();
    return dynamicContainer(
        exercise.id(),
        exercise.criteria().stream().map(each -> criterion(exercise.id(), each, said)));
  }

  private static DynamicTest criterion(
      String exercise, GradedCriterion criterion, Set<String> said) {
    return dynamicTest(
        check.texts().text(criterion.title()),
        () -> {
          criterion.findings().forEach(finding -> ToldPlaces.add(exercise, finding.place()));
          String message = check.texts().text(criterion.message());
          // The summary gives the reasons; one cause, such as a compile error, fails one test.
          if (criterion.verdict() == Verdict.NOT_CHECKED
              || (criterion.verdict() != Verdict.PASSED && !said.add(message))) {
            abort(criterion.key());
          }
          if (criterion.verdict() != Verdict.PASSED) {
            fail(criterion.key());
          }
        });
  }

  @AfterAll
  static void summary() throws IOException {
    if (check != null) {
      System.out.println(check.summary());
      check.keepReport();
      check.close();
    }
  }
}
