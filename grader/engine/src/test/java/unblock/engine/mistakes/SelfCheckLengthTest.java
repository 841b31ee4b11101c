package unblock.engine.mistakes;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unblock.engine.Course;
import unblock.engine.Grader;
import unblock.engine.submission.Submission;

/** The longest reports of common mistakes: those that each handler makes, and long call paths. */
final class SelfCheckLengthTest {
  private static final Path SUBMISSIONS = Path.of("src/test/submissions");
  private static final Grader GRADER = new Grader(7);

  @TestFactory
  Stream<DynamicTest> aMistakeInEachHandler() {
    return StudentFile.all("console").stream()
        .map(file -> dynamicTest(file.name(), () -> check(file.submission())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpu-bound-verifies-in-then-apply", "does-not-compile"})
  void aMistakeInOnePlace(String submission) throws Exception {
    check(Submission.read(SUBMISSIONS.resolve(submission), Course.standard().packages()));
  }

  private static void check(Submission submission) {
    ReportLength.check(GRADER.grade(submission).exercises().get(0));
  }

  @AfterAll
  static void close() {
    GRADER.close();
  }
}
