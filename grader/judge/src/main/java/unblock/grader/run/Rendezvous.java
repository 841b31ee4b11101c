package unblock.grader.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import unblock.given.User;
import unblock.grader.model.Aspect;
import unblock.grader.model.Evidence.Exchange;
import unblock.grader.model.Evidence.Gathering;
import unblock.grader.model.Evidence.Pulse;
import unblock.grader.model.Evidence.Stack;
import unblock.grader.model.Route;

/**
 * Requests that are sent together and held at the gate until all are there. While they wait, their
 * rows change, so that each reply shows whether it was looked up for its own request.
 */
final class Rendezvous {
  private final Session session;
  private final Questions questions;
  private final People people;
  private final List<User> renewed = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private Pulse pulse = Pulse.NOT_TAKEN;
  private List<Stack> holders = List.of();

  Rendezvous(Session session, Questions questions, People people) {
    this.session = session;
    this.questions = questions;
    this.people = people;
  }

  /**
   * Sends a request for each route and waits until all are at the gate or it is certain that no
   * more will come. The gate stays closed.
   *
   * @param withPulse whether the worker should be free meanwhile
   */
  void gather(List<Route> routes, boolean withPulse) {
    session.gate().close();
    Set<String> names = new HashSet<>();
    for (Route route : routes) {
      User then = people.renewed(people.add());
      renewed.add(then);
      names.add(then.username());
      calls.add(
          session.gathered(
              "G%d-%d".formatted(routes.size(), calls.size()), questions.right(route, then)));
    }
    session
        .patience()
        .await(
            () -> session.gate().waiting(names) == calls.size() || allReplied(),
            seen -> session.cannotBegin(seen, notAtTheGate()));
    int met = session.gate().waiting(names);
    holders = met == calls.size() ? List.of() : session.patience().lastHolders();
    if (withPulse && met > 0) {
      pulse = session.pulse(holders) ? Pulse.ANSWERED : Pulse.MISSED;
      holders = pulse == Pulse.MISSED ? session.patience().lastHolders() : holders;
    }
  }

  /** Writes the new rows, opens the gate, and waits for the replies. */
  List<Exchange> release() {
    renewed.forEach(people::put);
    session.gate().open();
    session.patience().await(this::allReplied);
    return calls.stream().map(this::exchange).toList();
  }

  private List<Call> notAtTheGate() {
    return calls.stream()
        .filter(call -> session.gate().waiting(Set.of(call.question.username())) == 0)
        .toList();
  }

  private boolean allReplied() {
    return calls.stream().allMatch(call -> call.outcome.isDone());
  }

  /** What came of it, once it was released. */
  Gathering gathering() {
    return new Gathering(
        calls.size(), session.marks().timeline(calls, session.gate().arrivals()), pulse, holders);
  }

  private Exchange exchange(Call call) {
    return new Exchange(
        call.question.route(),
        Aspect.ISOLATION,
        call.question.asked() + ", " + calls.size() + " requests at once",
        call.question.expected(),
        session.outcome(call),
        session.gate().count(call.question.username()));
  }
}
