package unblock.engine.mistakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import unblock.engine.model.GradedExercise;

/** Grades right answers in many styles, each of which must earn all points. */
@Execution(ExecutionMode.CONCURRENT)
final class RightStylesTest {
  private static final List<StudentFile> FILES = StudentFile.all("right");
  private static final GradedFiles GRADED = new GradedFiles();

  @Test
  void eachFileSaysWhatItsStyleIs() {
    assertThat(FILES).hasSizeGreaterThanOrEqualTo(60);
    assertThat(FILES).noneMatch(file -> file.head("Style").isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> earnsAllPoints() {
    return GRADED.chosen(FILES).map(each -> dynamicTest(each.name(), () -> check(each)));
  }

  private static void check(StudentFile file) {
    GradedExercise graded = GRADED.grade(file);
    assertThat(graded.score().earned())
        .as(MistakeReading.of(file, graded).told())
        .isEqualTo(graded.score().possible());
  }

  @AfterAll
  static void close() {
    GRADED.close();
  }
}
