package unblock.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.EnglishTexts.english;
import static unblock.engine.judge.JudgedOffload.criterion;
import static unblock.engine.judge.JudgedOffload.judge;
import static unblock.engine.judge.JudgedOffload.keys;
import static unblock.engine.judge.JudgedOffload.replied;
import static unblock.engine.judge.JudgedOffload.verdict;
import static unblock.engine.judge.Observed.allRight;
import static unblock.engine.model.Verdict.FAILED;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import unblock.engine.exercise.users.UserRoutes;
import unblock.engine.model.Aspect;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Outcome;
import unblock.engine.model.Verdict;

/** Tests the verdict on isolation. */
class IsolationJudgeTest {
  @Test
  void anotherRequestsDataInOneOfTheRepliesFails() {
    GradedExercise graded =
        judge(
            allRight()
                .became(
                    UserRoutes.HISTORY,
                    Aspect.ISOLATION,
                    replied(200, Map.of("message", "Welcome, Bob!")))
                .ran());

    assertThat(keys(graded, FAILED)).containsExactly("offload.isolation");
    assertThat(english(criterion(graded, "isolation").message())).contains("Whose data is it");
  }

  @Test
  void aReplyThatNeverCameCarriesNobodysData() {
    GradedExercise graded =
        judge(
            allRight()
                .became(UserRoutes.HISTORY, Aspect.ISOLATION, new Outcome.Silent(List.of()))
                .ran());

    assertThat(verdict(graded, "isolation")).isEqualTo(Verdict.NOT_CHECKED);
    assertThat(english(criterion(graded, "isolation").message()))
        .startsWith("Not checked: 1 of ")
        .contains("no reply came");
  }
}
