package unblock.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import unblock.engine.exercise.ExpectedFault;
import unblock.engine.exercise.Oracle;
import unblock.engine.exercise.Question;
import unblock.engine.model.Aspect;
import unblock.engine.model.Exchange;
import unblock.engine.model.Outcome;
import unblock.engine.model.Route;
import unblock.message.Message;

/**
 * A burst of simultaneous requests whose look-ups all fail. If each failure leaks a resource, such
 * as a permit or a thread, many of them are missing afterwards.
 */
final class FaultBurst {
  private final DependencyContext faults;
  private final ServingChild child;
  private final Oracle oracle;
  private final Random random;

  FaultBurst(ChildSession session, Oracle oracle, Random random) {
    this.faults = session.faults();
    this.child = session.child();
    this.oracle = oracle;
    this.random = random;
  }

  /** Sends that many, to these routes in turn, and waits for their outcomes. */
  List<Exchange> fail(List<Route> routes, int many) {
    List<Route> asked =
        IntStream.range(0, many).mapToObj(i -> routes.get(i % routes.size())).toList();
    List<PendingRequest> calls = new ArrayList<>();
    for (Question question : oracle.right(asked)) {
      calls.add(
          child
              .requests()
              .sendOneOfMany(child.servers().port(), "F" + calls.size(), failing(question, many)));
    }
    child.waiter().await(PendingRequest.all(calls));
    return calls.stream().map(this::exchange).toList();
  }

  private Question failing(Question question, int many) {
    List<ExpectedFault> possible = oracle.faultsAtOnce(question.route());
    ExpectedFault drawn = possible.get(possible.size() == 1 ? 0 : random.nextInt(possible.size()));
    faults.arm(drawn.fault(), question.key());
    Message fault = Message.of("run.fault-at-once", "fault", drawn.fault().words(), "count", many);
    return question.during(fault, drawn);
  }

  /** A silent request without a look-up is evidence about concurrency, not about errors. */
  private Exchange exchange(PendingRequest call) {
    Outcome outcome = child.requests().outcome(call);
    int lookUps = child.gate().count(call.question.key());
    return new Exchange(
        call.question.route(),
        outcome instanceof Outcome.Silent && lookUps == 0 ? Aspect.CONCURRENCY : Aspect.ERRORS,
        call.question.asked(),
        call.question.expected(),
        outcome,
        lookUps);
  }
}
