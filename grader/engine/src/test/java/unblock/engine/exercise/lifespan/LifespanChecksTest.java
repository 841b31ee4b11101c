package unblock.engine.exercise.lifespan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.users.UserReplies;
import unblock.engine.exercise.users.UserRoutes;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.Exchange;
import unblock.engine.model.HandlersPhase;
import unblock.engine.model.HandlersState;
import unblock.engine.model.HeldAction;
import unblock.engine.model.HeldStep;
import unblock.engine.model.HeldTrial;
import unblock.engine.model.Outcome;
import unblock.engine.model.Pulse;
import unblock.engine.model.Reply;
import unblock.engine.model.Timeline;
import unblock.engine.model.Verdict;
import unblock.message.Message;

/** Verdicts about the life of a server, from the steps of the trials alone. */
class LifespanChecksTest {
  private static final String WARM_UP = LifespanTrials.WARM_UP;
  private static final LifespanExercise EXERCISE = new LifespanExercise();

  /** The steps with which all checks pass; a test replaces some of them. */
  private final List<HeldStep> life =
      new ArrayList<>(
          List.of(
              step(HeldAction.MADE, HandlersPhase.MADE, List.of(), List.of(), 0),
              step(HeldAction.STARTED, HandlersPhase.STARTING, List.of(), List.of(WARM_UP), 0),
              step(HeldAction.SENT, HandlersPhase.STARTING, List.of("early"), List.of(WARM_UP), 1),
              step(HeldAction.RELEASED, HandlersPhase.STARTED, List.of(WARM_UP), List.of(), 1),
              step(
                  HeldAction.SENT,
                  HandlersPhase.STARTED,
                  List.of("held", "last"),
                  List.of("held", "last"),
                  1),
              step(HeldAction.CLOSED, HandlersPhase.CLOSING, List.of(), List.of("held", "last"), 1),
              step(
                  HeldAction.SENT,
                  HandlersPhase.CLOSING,
                  List.of("late"),
                  List.of("held", "last"),
                  2),
              step(HeldAction.RELEASED, HandlersPhase.CLOSING, List.of("held"), List.of("last"), 3),
              step(HeldAction.RELEASED, HandlersPhase.CLOSED, List.of("last"), List.of(), 4)));

  private HandlersPhase afterTheInterrupt = HandlersPhase.CLOSED;
  private HandlersPhase idle = HandlersPhase.CLOSED;

  @Test
  void aWholeLifePasses() {
    for (CriterionCheck check :
        List.of(new StartCheck(), new RefusalCheck(), new DrainCheck(), new InterruptCheck())) {
      assertThat(check.judge(ran(), EXERCISE).verdict())
          .as(check.toString())
          .isEqualTo(Verdict.PASSED);
    }
  }

  @Test
  void aStartThatEndsBeforeTheWarmUpFails() {
    replace(1, HandlersPhase.STARTED, List.of(WARM_UP));
    assertFails(new StartCheck(), "lifespan.start.too-early");
  }

  @Test
  void aRequestThatReachesTheStoreDuringTheWarmUpFails() {
    replace(2, HandlersPhase.STARTING, List.of(WARM_UP, "early"));
    assertFails(new StartCheck(), "lifespan.start.served");
  }

  @Test
  void aSecondWarmUpFails() {
    replace(4, HandlersPhase.STARTED, List.of("held", "last", WARM_UP));
    assertFails(new StartCheck(), "lifespan.start.again");
  }

  @Test
  void aRequestThatReachesTheStoreAfterTheStopFails() {
    replace(6, HandlersPhase.CLOSING, List.of("held", "last", "late"));
    assertFails(new RefusalCheck(), "lifespan.refusal.served");
  }

  @Test
  void handlersThatRefuseEverythingDoNotPassAsRefusing() {
    replace(4, HandlersPhase.STARTED, List.of());
    assertThat(new RefusalCheck().judge(ran(), EXERCISE).verdict()).isEqualTo(Verdict.NOT_CHECKED);
    assertFails(new DrainCheck(), "lifespan.drain.unserved");
  }

  @Test
  void aStopThatReturnsBeforeTheLastRequestFails() {
    replace(7, HandlersPhase.CLOSED, List.of("last"));
    assertFails(new DrainCheck(), "lifespan.drain.returned");
    assertThat(new InterruptCheck().judge(ran(), EXERCISE).verdict())
        .isEqualTo(Verdict.NOT_CHECKED);
  }

  @Test
  void aStopThatGoesOnAfterTheLastRequestFails() {
    replace(8, HandlersPhase.CLOSING, List.of());
    assertFails(new DrainCheck(), "joined");
  }

  @Test
  void aStopThatWaitsForTheClockFails() {
    idle = HandlersPhase.CLOSING;
    assertThat(new DrainCheck().judge(ran(), EXERCISE).verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void aStopThatAnInterruptDoesNotEndFails() {
    afterTheInterrupt = HandlersPhase.CLOSING;
    assertThat(new InterruptCheck().judge(ran(), EXERCISE).verdict()).isEqualTo(Verdict.FAILED);
  }

  private void assertFails(CriterionCheck check, String key) {
    CheckOutcome outcome = check.judge(ran(), EXERCISE);
    assertThat(outcome.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(outcome.message().key()).isEqualTo(key);
  }

  private void replace(int step, HandlersPhase phase, List<String> atTheGate) {
    HeldStep old = life.get(step);
    life.set(step, step(old.action(), phase, old.keys(), atTheGate, old.replies().size()));
  }

  private Evidence.Ran ran() {
    HeldTrial endless =
        trial(
            LifespanTrials.ENDLESS,
            List.of(
                step(HeldAction.SENT, HandlersPhase.STARTED, List.of("a"), List.of("a"), 0),
                step(HeldAction.CLOSED, HandlersPhase.CLOSING, List.of(), List.of("a"), 0),
                step(HeldAction.INTERRUPTED, afterTheInterrupt, List.of(), List.of("a"), 0)));
    HeldTrial stop =
        trial(LifespanTrials.IDLE, List.of(step(HeldAction.CLOSED, idle, List.of(), List.of(), 0)));
    return Evidence.Ran.counted(
            List.of(
                asked(LifespanTrials.START, UserReplies.UNAVAILABLE),
                asked(LifespanTrials.DRAIN, new Reply(200, Map.of())),
                asked(LifespanTrials.DRAIN, new Reply(200, Map.of())),
                asked(LifespanTrials.REFUSAL, UserReplies.UNAVAILABLE)),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            Timeline.EMPTY)
        .withHeldTrials(List.of(trial(LifespanTrials.LIFE, life), endless, stop));
  }

  private static HeldTrial trial(String name, List<HeldStep> steps) {
    return new HeldTrial(name, steps, Timeline.EMPTY);
  }

  private static HeldStep step(
      HeldAction action,
      HandlersPhase phase,
      List<String> keys,
      List<String> atTheGate,
      int replies) {
    return new HeldStep(
        action,
        keys,
        atTheGate,
        Collections.nCopies(replies, 200),
        Pulse.NOT_TAKEN,
        List.of(),
        List.of(),
        HandlersState.of(phase));
  }

  /** A request with the promised reply. */
  private static Exchange asked(Aspect aspect, Reply reply) {
    Outcome outcome =
        new Outcome.Replied(reply.status(), Optional.of(Map.copyOf(reply.fields())), "");
    return new Exchange(UserRoutes.INFO, aspect, Message.verbatim("POST"), reply, outcome, 1);
  }
}
