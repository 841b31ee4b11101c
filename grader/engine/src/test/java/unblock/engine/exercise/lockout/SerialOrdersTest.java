package unblock.engine.exercise.lockout;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.exercise.lockout.Attempt.RIGHT;
import static unblock.engine.exercise.lockout.Attempt.WRONG;

import java.util.List;
import org.junit.jupiter.api.Test;

class SerialOrdersTest {
  @Test
  void oneOfTwoWrongAttemptsIsTheThird() {
    assertThat(SerialOrders.replies(new AttemptCount(1), List.of(WRONG, WRONG), List.of(RIGHT)))
        .containsExactlyInAnyOrder(List.of(401, 423, 423), List.of(423, 401, 423));
  }

  @Test
  void aRightAttemptComesBeforeTheLockOutOrAfterIt() {
    assertThat(
            SerialOrders.replies(new AttemptCount(2), List.of(WRONG, RIGHT), List.of(WRONG, WRONG)))
        .containsExactlyInAnyOrder(List.of(423, 423, 423, 423), List.of(401, 200, 401, 423));
  }

  @Test
  void eachOrderOfThreeIsTried() {
    assertThat(SerialOrders.replies(AttemptCount.NONE, List.of(WRONG, WRONG, WRONG), List.of()))
        .containsExactlyInAnyOrder(
            List.of(401, 401, 423), List.of(401, 423, 401), List.of(423, 401, 401));
  }

  @Test
  void attemptsAloneAreCountedInARow() {
    assertThat(
            SerialOrders.replies(
                AttemptCount.NONE,
                List.of(),
                List.of(WRONG, WRONG, RIGHT, WRONG, WRONG, WRONG, RIGHT, WRONG)))
        .containsExactly(List.of(401, 401, 200, 401, 401, 423, 423, 423));
  }
}
