package unblock.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.EnglishTexts.ENGLISH;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.analyzer.InspectionResult;
import unblock.engine.model.GradeReport;

final class AnnotationsReportTest {
  private static final SourceFiles SOURCES =
      new SourceFiles(
          Map.of("offload", "unblock.exercises.offload.UserHandlers"),
          List.of("src/unblock/exercises/offload/UserHandlers.java"));

  static List<GradeReport> grades() {
    return SampleGrades.all();
  }

  @Test
  void showsEachProblemAtItsLine() {
    assertThat(new AnnotationsReport(SOURCES).write(SampleGrades.ofEachVerdict(), ENGLISH).lines())
        .containsExactly(
            "::error file=src/unblock/exercises/offload/UserHandlers.java,line=23,"
                + "title=offload%3A The title of event-loop::UserHandlers.login calls Thread.sleep"
                + " on the worker (UserHandlers.java:23). While it sleeps, /info and /history wait"
                + " in the server's queue. Which method of Context lets you answer later?",
            "::error file=src/unblock/exercises/offload/UserHandlers.java,"
                + "title=offload%3A The title of info.answers::The message of info.answers",
            "::warning file=src/unblock/exercises/offload/UserHandlers.java,"
                + "title=offload%3A The title of info.errors::The message of info.errors",
            "::warning file=src/unblock/exercises/offload/UserHandlers.java,"
                + "title=offload%3A The title of timing (undecided%3A grade again)"
                + "::The message of timing",
            "::notice::ada: not final, 3.5 of 12.5 so far; 2 points are undecided (inconclusive)"
                + " (seed 42)%0AThis is not a mark yet. Grade the submission again.%0A1 more"
                + " criterion is hidden: it counts, but it is neither shown nor added up here.");
  }

  @ParameterizedTest
  @MethodSource("grades")
  void noTextOfASubmissionBecomesACommand(GradeReport grade) {
    String text = new AnnotationsReport(SOURCES).write(grade, ENGLISH);

    assertThat(text.split("\n"))
        .allMatch(line -> line.matches("::(error|warning|notice)( [^:]*)?::[^\\p{Cntrl}]*"))
        .noneMatch(line -> line.contains("##["))
        .hasSizeLessThanOrEqualTo(30);
  }

  @Test
  void keepsWithinTenOfAKindAndSaysHowManyAreLeftOut() {
    String text = new AnnotationsReport().write(SampleGrades.large(100), ENGLISH);

    assertThat(text.lines().filter(line -> line.startsWith("::error"))).hasSize(10);
    assertThat(text.lines().filter(line -> line.startsWith("::notice"))).hasSize(10);
    assertThat(text).contains("81 remarks do not fit here and are left out.");
  }

  @Test
  void anInspectionHasThemToo() {
    InspectionResult inspection = new InspectionResult(List.of(Grades.SLEEP), 3, List.of());

    assertThat(new AnnotationsReport().inspection(inspection, ENGLISH).lines())
        .hasSize(2)
        .anyMatch(
            line ->
                line.startsWith(
                    "::error file=unblock/exercises/offload/UserHandlers.java,line=23::"))
        .contains("::notice::Handlers inspected: 3. Findings: 1.");
  }
}
