package unblock.engine.exercise.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.users.UserRoutes;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.Exchange;
import unblock.engine.model.HeldAction;
import unblock.engine.model.HeldStep;
import unblock.engine.model.HeldTrial;
import unblock.engine.model.Outcome;
import unblock.engine.model.Pulse;
import unblock.engine.model.Reply;
import unblock.engine.model.Route;
import unblock.engine.model.Stack;
import unblock.engine.model.Timeline;
import unblock.engine.model.Verdict;
import unblock.message.Message;

class LockOutChecksTest {
  private static final Stack AT_A_LOCK =
      new Stack(
          "two-users-1",
          "worker-2",
          "BLOCKED",
          List.of("unblock.exercises.lockout.UserHandlers.count(UserHandlers.java:61)"));

  private final List<HeldTrial> trials = new ArrayList<>();

  @Test
  void repliesThatSomeOrderExplainsPass() {
    meeting(LockOutTrials.TWO_USERS);
    trial("two-wrong", List.of("read u"), List.of(423, 401, 423));
    trial("wrong-and-right", List.of("read u"), List.of(401, 200, 401, 423));

    assertThat(judged(new LostUpdateCheck()).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(judged(new LockOutCheck()).verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void anAttemptThatIsLostFails() {
    meeting(LockOutTrials.TWO_USERS);
    trial("two-wrong", List.of("read u", "read u"), List.of(401, 401, 200));
    trial("wrong-and-right", List.of("read u"), List.of(401, 200, 401, 423));

    CheckOutcome outcome = judged(new LostUpdateCheck());

    assertThat(outcome.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(outcome.message().toString()).contains("lock-out.two-wrong", "lock-out.met");
  }

  @Test
  void aFinalCountThatNoOrderExplainsFails() {
    meeting(LockOutTrials.TWO_USERS);
    trial("two-wrong", List.of("read u"), List.of(401, 423, 423));
    trial("wrong-and-right", List.of("read u"), List.of(401, 200, 401, 401));

    CheckOutcome outcome = judged(new LostUpdateCheck());

    assertThat(outcome.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(outcome.message().toString())
        .contains("lock-out.wrong-and-right", "lock-out.question.not-met");
  }

  @Test
  void aCountThatIsNotInTheTableFailsOneCriterionOnly() {
    trial(LockOutTrials.TWO_USERS, List.of(), List.of(401, 401));

    assertThat(judged(new LockOutCheck()).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(judged(new LostUpdateCheck()).verdict()).isEqualTo(Verdict.NOT_CHECKED);
    assertThat(judged(new IndependenceCheck()).verdict()).isEqualTo(Verdict.NOT_CHECKED);
  }

  @Test
  void aCountThatIsOnlyReadIsNotInTheTable() {
    trial(LockOutTrials.TWO_USERS, List.of("read u"), List.of(401, 401));

    assertThat(judged(new LockOutCheck()).message().toString()).contains("lock-out.not-written");
  }

  @Test
  void trialsThatWereLeftOutDecideNothing() {
    assertThat(judged(new LostUpdateCheck()).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judged(new IndependenceCheck()).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void usersWhoAreInTheTableTogetherAreIndependent() {
    meeting(LockOutTrials.TWO_USERS);
    meeting(LockOutTrials.SAME_HASH);

    assertThat(judged(new IndependenceCheck()).verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void usersWhoShareABinAreNot() {
    meeting(LockOutTrials.TWO_USERS);
    trial(LockOutTrials.SAME_HASH, List.of("read u", "write u 1"), List.of(401, 401));

    CheckOutcome outcome = judged(new IndependenceCheck());

    assertThat(outcome.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(outcome.message().toString())
        .contains("lock-out.waits-for-same-hash", "UserHandlers.java:61");
  }

  private void meeting(String name) {
    List<String> users = List.of("u", "v");
    trials.add(
        new HeldTrial(
            name,
            List.of(
                step(HeldAction.SENT, users, List.of("read u", "read v"), List.of()),
                step(HeldAction.RELEASED, users, List.of("write v 1", "write u 1"), List.of()),
                step(HeldAction.OPENED, List.of(), List.of(), List.of(401, 401))),
            Timeline.EMPTY));
  }

  /** A trial in which each of these calls was at the gate at some time. */
  private void trial(String name, List<String> calls, List<Integer> replies) {
    List<HeldStep> steps = new ArrayList<>();
    steps.add(step(HeldAction.SENT, List.of("u"), calls, List.of()));
    steps.add(step(HeldAction.SENT, List.of("v"), List.of(), List.of()));
    steps.add(step(HeldAction.OPENED, List.of(), List.of(), replies));
    trials.add(new HeldTrial(name, steps, Timeline.EMPTY));
  }

  private static HeldStep step(
      HeldAction action, List<String> keys, List<String> atTheGate, List<Integer> replies) {
    return new HeldStep(
        action, keys, atTheGate, replies, Pulse.NOT_TAKEN, List.of(AT_A_LOCK), List.of());
  }

  private CheckOutcome judged(CriterionCheck check) {
    List<Exchange> exchanges =
        List.of(
            exchange(LockOutTrials.COUNTING),
            exchange(UserRoutes.INFO, LockOutTrials.COUNTING),
            exchange(LockOutTrials.LOST_UPDATE),
            exchange(LockOutTrials.INDEPENDENCE));
    Evidence.Ran ran =
        Evidence.Ran.counted(
                exchanges,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Timeline.EMPTY)
            .withHeldTrials(trials);
    return check.judge(ran, new LockOutExercise());
  }

  private static Exchange exchange(Aspect aspect) {
    return exchange(UserRoutes.LOGIN, aspect);
  }

  private static Exchange exchange(Route route, Aspect aspect) {
    Map<String, String> refused = Map.of("detail", "Invalid credentials");
    return new Exchange(
        route,
        aspect,
        Message.verbatim("POST"),
        new Reply(401, refused),
        new Outcome.Replied(401, Optional.of(Map.copyOf(refused)), ""),
        1);
  }
}
