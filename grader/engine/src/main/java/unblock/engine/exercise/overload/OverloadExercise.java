package unblock.engine.exercise.overload;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import unblock.engine.dependency.BlockingStore;
import unblock.engine.exercise.ConcurrencyPromise;
import unblock.engine.exercise.Criterion;
import unblock.engine.exercise.Dependency;
import unblock.engine.exercise.ServerModel;
import unblock.engine.exercise.Trials;
import unblock.engine.exercise.users.UserExercise;
import unblock.engine.judge.KitCriteria;
import unblock.engine.model.Aspect;
import unblock.engine.model.Route;
import unblock.message.Message;

/**
 * The exercise with one worker and a store that blocks, in which the server refuses the requests
 * that it cannot serve soon: two look-ups run, two wait, and further requests get a 503 at once.
 */
public final class OverloadExercise extends UserExercise {
  @Override
  public String id() {
    return "overload";
  }

  @Override
  public ServerModel server() {
    return new ServerModel.EventLoop();
  }

  @Override
  public ConcurrencyPromise promise() {
    return new ConcurrencyPromise.Exactly(OverloadRound.RUNNING);
  }

  @Override
  public List<Dependency> dependencies() {
    return List.of(BlockingStore.ofUsers());
  }

  @Override
  public List<Criterion> criteria() {
    KitCriteria kit = KitCriteria.of(id());
    List<Criterion> criteria = new ArrayList<>();
    for (Route route : routes()) {
      criteria.add(kit.answers(route, 3));
      criteria.add(kit.errors(route, 2));
    }
    criteria.add(kit.isolation(3));
    criteria.add(kit.freeWorker(6));
    criteria.add(
        kit.own(
            new Aspect("limit"),
            Message.of("overload.criterion.limit"),
            4,
            new RunningLimitCheck()));
    criteria.add(
        kit.own(
            new Aspect("refusal"),
            Message.of("overload.criterion.refusal"),
            6,
            new RefusalCheck()));
    criteria.add(
        kit.own(
            new Aspect("recovery"),
            Message.of("overload.criterion.recovery"),
            4,
            new RecoveryCheck()));
    criteria.add(kit.cleanUp(2));
    return List.copyOf(criteria);
  }

  /** The errors come last, because look-ups that failed must not decide about the first round. */
  @Override
  public void run(Trials trials) throws IOException {
    List<Route> answering = trials.answers();
    boolean answers = answering.containsAll(routes());
    if (answers) {
      trials.rendezvous();
      OverloadRound.runAll(trials, routes());
    }
    trials.errors(answering);
    if (answers) {
      trials.cleanUp();
    }
  }
}
