package unblock.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Verdict;
import unblock.message.Translator;

class ShownTimelineTest {
  private static final Translator ENGLISH = Translator.of(Locale.ENGLISH);

  @Test
  void isTheHeldTrialThatExplainsTheFirstFailedCriterion() {
    assertThat(shown(Verdict.FAILED, "second").trial()).contains("second");
    assertThat(shown(Verdict.FAILED, "").trial()).contains("first");
    assertThat(shown(Verdict.PASSED, "second").trial()).contains("first");
  }

  @Test
  void isTheSameInAGradeThatIsReadAgain() throws Exception {
    GradedExercise exercise = HeldTrialSamples.exercise(Verdict.FAILED, "second", "worker");
    String json = new JsonReport().write(GradeReport.of("ada", 1, List.of(exercise)), ENGLISH);

    GradedExercise again = JsonReport.read(json).exercises().get(0);

    assertThat(ShownTimeline.of(again)).isEqualTo(ShownTimeline.of(exercise));
  }

  @Test
  void theTerminalDrawsItsStepsAndTheStatusOfEachReply() {
    GradedExercise exercise = HeldTrialSamples.exercise(Verdict.FAILED, "first", "worker");

    List<String> lines = new ExerciseExcerpt(exercise, ENGLISH, 80).timeline();

    assertThat(lines.subList(0, 4))
        .containsExactly(
            "                a     b  c  d              e",
            "R1 /login       |     |  |  |..###~~~~~~~~~|     >       200",
            "R2 /info        |     |  |  |.....###::::::|::      >    423",
            "R3 /history     |     |  |  |........>     |             503");
    assertThat(String.join("\n", lines))
        .contains("d The client sends R1-R3.", "b The grader releases at the gate: worker run.")
        .contains("c start() has returned.");
  }

  private static ShownTimeline shown(Verdict verdict, String trial) {
    return ShownTimeline.of(HeldTrialSamples.exercise(verdict, trial, "worker"));
  }
}
