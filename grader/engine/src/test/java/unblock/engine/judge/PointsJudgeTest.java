package unblock.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.judge.JudgedOffload.OFFLOAD;
import static unblock.engine.judge.JudgedOffload.criterion;
import static unblock.engine.judge.JudgedOffload.judge;
import static unblock.engine.judge.JudgedOffload.met;
import static unblock.engine.judge.Observed.CONCURRENT;
import static unblock.engine.judge.Observed.allRight;

import org.junit.jupiter.api.Test;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Score;

/** Tests the points that verdicts earn. */
class PointsJudgeTest {
  @Test
  void onlyPassedEarnsAndPointsPossibleAreAlwaysTheRubrics() {
    GradedExercise graded = judge(allRight().gathered(met(3, 1)).timed(CONCURRENT).ran());

    assertThat(criterion(graded, "isolation").points()).isEqualTo(new Score(5, 5));
    assertThat(criterion(graded, "concurrency").points()).isEqualTo(new Score(0, 8));
    assertThat(criterion(graded, "timing").points()).isEqualTo(new Score(0, 2));
    assertThat(criterion(graded, "event-loop").points()).isEqualTo(new Score(0, 8));
    assertThat(graded.score()).isEqualTo(new Score(22, 40));
    assertThat(graded.undecided()).isEqualTo(10);
  }

  @Test
  void theCriteriaAreThoseOfTheRubricInItsOrder() {
    GradedExercise graded = judge(allRight().ran());

    assertThat(graded.criteria())
        .extracting(GradedCriterion::key)
        .containsExactlyElementsOf(
            OFFLOAD.criteria().stream().map(criterion -> criterion.key()).toList());
  }
}
