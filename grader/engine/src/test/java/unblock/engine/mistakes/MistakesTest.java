package unblock.engine.mistakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import unblock.engine.mistakes.MistakeReading.Outcome;
import unblock.engine.model.GradedExercise;

/**
 * Grades one file for each mistake that students make, and compares the report with the comments at
 * the head of the file. The table of the outcomes is printed, and is kept in {@code
 * target/mistakes.txt}.
 */
@Execution(ExecutionMode.CONCURRENT)
final class MistakesTest {
  private static final int PERCENT_NAMED = 95;
  private static final List<StudentFile> FILES = StudentFile.all("mistakes");
  private static final GradedFiles GRADED = new GradedFiles();
  private static final ConcurrentLinkedQueue<MistakeReading> READINGS =
      new ConcurrentLinkedQueue<>();

  @Test
  void eachFileSaysWhatTheReportMustSay() {
    assertThat(FILES).hasSizeGreaterThanOrEqualTo(60);
    assertThat(FILES)
        .allSatisfy(
            file ->
                assertThat(List.of(file.head("Mistake"), file.head("Fails"), file.head("Says")))
                    .as(file.name())
                    .noneMatch(List::isEmpty));
  }

  @TestFactory
  Stream<DynamicTest> namesTheMistake() {
    return GRADED.chosen(FILES).map(each -> dynamicTest(each.name(), () -> check(each)));
  }

  @Test
  void fewReportsAreKnownAsVague() {
    long vague = FILES.stream().filter(MistakesTest::isKnownAsVague).count();

    assertThat(100 * (FILES.size() - vague) / FILES.size()).isGreaterThanOrEqualTo(PERCENT_NAMED);
  }

  private static boolean isKnownAsVague(StudentFile file) {
    return !file.head("Vague").isEmpty();
  }

  private static void check(StudentFile file) {
    GradedExercise graded = GRADED.grade(file);
    MistakeReading reading = MistakeReading.of(file, graded);
    READINGS.add(reading);
    assertThat(reading.outcome())
        .as(reading.told())
        .isEqualTo(isKnownAsVague(file) ? Outcome.VAGUE : Outcome.NAMED);
    ReportLength.check(graded);
  }

  @AfterAll
  static void printTheTable() throws IOException {
    GRADED.close();
    MistakeTable table = MistakeTable.of(READINGS);
    Files.writeString(Path.of("target/mistakes.txt"), table.text());
    System.out.println(table.text());
  }
}
