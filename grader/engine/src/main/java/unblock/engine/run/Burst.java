package unblock.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence.Exchange;
import unblock.engine.model.Evidence.Outcome;
import unblock.engine.model.Route;
import unblock.given.User;

/**
 * Requests whose look-ups all fail, at once. What one failure does not give back, a permit or a
 * thread, is missing in numbers afterwards.
 */
final class Burst {
  private static final List<Upstream.Fate> FATES =
      List.of(Upstream.Fate.DROPS, Upstream.Fate.OUT_OF_ORDER);

  private final Session session;
  private final Questions questions;
  private final People people;
  private final Random random;

  Burst(Session session, Questions questions, People people, Random random) {
    this.session = session;
    this.questions = questions;
    this.people = people;
    this.random = random;
  }

  /** Sends that many, to these routes in turn, and waits for what becomes of them. */
  List<Exchange> fail(List<Route> routes, int many, boolean upstream) {
    List<User> users = people.add(many);
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      Route route = routes.get(i % routes.size());
      String after = ", %d such requests at once".formatted(many);
      calls.add(
          session.sendOneOfMany(
              "F" + i,
              upstream && route != Route.LOGIN
                  ? failing(route, users.get(i), FATES.get(random.nextInt(FATES.size())), after)
                  : failing(route, users.get(i), after)));
    }
    session.patience().await(Call.all(calls));
    return calls.stream().map(this::exchange).toList();
  }

  private Call.Question failing(Route route, User user, String after) {
    session.gate().failFor(user.username());
    return questions.failing(route, user, "while the store fails" + after, Questions.UNAVAILABLE);
  }

  private Call.Question failing(Route route, User user, Upstream.Fate fate, String after) {
    session.fates().put(user.username(), fate);
    return questions.failing(route, user, fate.words() + after, Questions.BAD_GATEWAY);
  }

  /** One that never got as far as its look-up tells about the others, and not about its failure. */
  private Exchange exchange(Call call) {
    Outcome outcome = session.outcome(call);
    int lookUps = session.gate().count(call.question.username());
    return new Exchange(
        call.question.route(),
        outcome instanceof Outcome.Silent && lookUps == 0 ? Aspect.CONCURRENCY : Aspect.ERRORS,
        call.question.asked(),
        call.question.expected(),
        outcome,
        lookUps);
  }
}
