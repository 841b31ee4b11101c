package unblock.engine.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import unblock.engine.exercise.Question;
import unblock.engine.model.Aspect;
import unblock.engine.model.Exchange;
import unblock.engine.model.OtherLookUp;

/** Questions that are asked one after the other, with the look-ups of each. */
final class SingleQuestions {
  private static final long SNAPSHOT_MS = 2_000;

  private final ChildSession session;
  private int asked;

  SingleQuestions(ChildSession session) {
    this.session = session;
  }

  /** Sends one question and waits for its outcome. */
  Exchange ask(Question question, Aspect aspect) {
    return ask(question, aspect, session.child().servers().port(), Duration.ZERO).exchange();
  }

  /**
   * Sends one question to another port and waits for its outcome; the answer may take {@code
   * atLeast} without any activity.
   */
  TimedExchange ask(Question question, Aspect aspect, int port, Duration atLeast) {
    ServingChild child = session.child();
    Gate gate = child.gate();
    int before = gate.count(question.key());
    int received = gate.lookUps().count();
    PendingRequest call = child.requests().send(port, "Q" + ++asked, question);
    child.waiter().await(call.outcome, atLeast);
    if (call.outcome.isDone() && gate.count(question.key()) == before) {
      child.requests().catchUp(); // It reports a look-up on another connection than the reply.
    }
    int lookUps = gate.count(question.key()) - before;
    List<OtherLookUp> others = gate.lookUps().others(received, question.key());
    if (lookUps == 0 && others.isEmpty()) {
      gate.lookUps().mayComeLate(question.key());
    }
    Exchange exchange =
        new Exchange(
            question.route(),
            aspect,
            question.asked(),
            question.expected(),
            child.requests().outcome(call),
            lookUps);
    return new TimedExchange(
        exchange.orRight(question.alternatives()).besides(others),
        sinceStep(call, gate.lastStep(question.key())));
  }

  private static Optional<Duration> sinceStep(PendingRequest call, OptionalLong step) {
    boolean isKnown =
        step.isPresent() && step.getAsLong() >= call.sentNanos && call.repliedNanos > 0;
    return isKnown
        ? Optional.of(Duration.ofNanos(call.repliedNanos - step.getAsLong()))
        : Optional.empty();
  }

  /**
   * Ends the silence for that key, and waits for threads that still read a body. A silent service
   * breaks its connections some day; on 17, an interrupt does not end the reading, so that these
   * threads would be left after {@code close()}.
   */
  void endSilenceFor(String key) {
    ServingChild child = session.child();
    child.gate().endSilenceFor(key);
    if (child.process().snapshot(SNAPSHOT_MS).filter(ChildSnapshot::readsBody).isPresent()) {
      child.waiter().await(new CompletableFuture<>(), seen -> !seen.readsBody());
    }
  }
}
