package unblock.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.EnglishTexts.ENGLISH;

import java.util.List;
import org.junit.jupiter.api.Test;
import unblock.engine.model.Advice;
import unblock.engine.model.AdviceType;
import unblock.engine.model.Aspect;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Timeline;
import unblock.message.Message;

class ShownAdviceTest {
  private static final Advice GOOD = advice(AdviceType.GOOD, "shared-pool", 9);
  private static final Advice THREAD = advice(AdviceType.RECOMMENDED, "thread-per-request", 8);
  private static final Advice STREAM = advice(AdviceType.RECOMMENDED, "parallel-stream", 7);
  private static final Advice POOL = advice(AdviceType.ESSENTIAL, "pool-per-request", 6);
  private static final Advice OTHER_POOL = advice(AdviceType.ESSENTIAL, "pool-per-request", 5);
  private static final List<Advice> ALL = List.of(GOOD, THREAD, STREAM, POOL, OTHER_POOL);

  private static Advice advice(AdviceType type, String key, int line) {
    return new Advice(type, key, "A.java", line, Message.verbatim(key + " at " + line + "."));
  }

  private static GradedExercise passed() {
    return Grades.exercise(
        "offload", Timeline.EMPTY, Grades.passed("offload.timing", Aspect.TIMING, "In time", 2));
  }

  @Test
  void showsThreeKindsAtMostWithTheMostImportantFirst() {
    assertThat(ShownAdvice.of(passed().advised(ALL))).containsExactly(OTHER_POOL, STREAM, THREAD);
    assertThat(ShownAdvice.of(passed().advised(List.of(GOOD)))).containsExactly(GOOD);
  }

  @Test
  void showsOnlyEssentialAdviceBesideAFailure() {
    GradedExercise failed = Grades.blocked().exercises().get(0);

    assertThat(ShownAdvice.of(failed.advised(ALL))).containsExactly(OTHER_POOL);
  }

  @Test
  void standsBelowTheCriteria() {
    GradeReport report = GradeReport.of("ada", 7, List.of(passed().advised(ALL)));

    assertThat(new TextReport().write(report, ENGLISH))
        .endsWith(
            """

              Advice on the design (no points)
                essential: pool-per-request at 5.
                recommended: parallel-stream at 7.
                recommended: thread-per-request at 8.
            """);
    assertThat(new MarkdownReport().write(report, ENGLISH))
        .endsWith(
            """
            **Advice on the design (no points)**

            - essential: pool-per-request at 5.
            - recommended: parallel-stream at 7.
            - recommended: thread-per-request at 8.

            """);
  }

  @Test
  void isKeptInGradeJson() throws UnreadableGrade {
    GradeReport report = GradeReport.of("ada", 7, List.of(passed().advised(List.of(POOL))));

    String json = new JsonReport().write(report, ENGLISH);

    assertThat(json).contains("\"type\" : \"essential\"", "\"key\" : \"pool-per-request\"");
    assertThat(JsonReport.read(json).exercises().get(0).advice()).containsExactly(POOL);
  }
}
