package unblock.engine.exercise.lifespan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import unblock.engine.dependency.BlockingStore;
import unblock.engine.dependency.FixedArgument;
import unblock.engine.exercise.ConcurrencyPromise;
import unblock.engine.exercise.Criterion;
import unblock.engine.exercise.Dependency;
import unblock.engine.exercise.ServerModel;
import unblock.engine.exercise.Trials;
import unblock.engine.exercise.users.UserExercise;
import unblock.engine.judge.KitCriteria;
import unblock.engine.model.Route;
import unblock.message.Message;
import unblock.runtime.ConstructorArgument;
import unblock.runtime.WarmupMaker;

/**
 * The exercise in which handlers start and stop: they refuse requests before and after, and finish
 * those that they have begun.
 */
public final class LifespanExercise extends UserExercise {
  private static final int WORKERS = 4;

  @Override
  public String id() {
    return "lifespan";
  }

  @Override
  public ServerModel server() {
    return new ServerModel.WorkerPool(WORKERS);
  }

  @Override
  public ConcurrencyPromise promise() {
    return new ConcurrencyPromise.AtLeast(WORKERS);
  }

  @Override
  public List<Dependency> dependencies() {
    return List.of(
        BlockingStore.ofUsersUntilClosed(),
        new FixedArgument(
            Message.of("lifespan.warm-up"), ConstructorArgument.of(WarmupMaker.class)));
  }

  @Override
  public List<Criterion> criteria() {
    KitCriteria kit = KitCriteria.of(id());
    List<Criterion> criteria = new ArrayList<>();
    for (Route route : routes()) {
      criteria.add(kit.answers(route, 2));
      criteria.add(kit.errors(route, 1));
    }
    criteria.add(kit.isolation(2));
    criteria.add(kit.concurrency(2));
    criteria.add(
        kit.own(LifespanTrials.START, Message.of("lifespan.criterion.start"), 8, new StartCheck()));
    criteria.add(
        kit.own(
            LifespanTrials.REFUSAL,
            Message.of("lifespan.criterion.refusal"),
            5,
            new RefusalCheck()));
    criteria.add(
        kit.own(LifespanTrials.DRAIN, Message.of("lifespan.criterion.drain"), 7, new DrainCheck()));
    criteria.add(
        kit.own(
            LifespanTrials.INTERRUPT,
            Message.of("lifespan.criterion.interrupt"),
            4,
            new InterruptCheck()));
    criteria.add(kit.cleanUp(3));
    return List.copyOf(criteria);
  }

  @Override
  public void run(Trials trials) throws IOException {
    List<Route> answering = trials.answers();
    trials.errors(answering);
    if (answering.containsAll(routes())) {
      trials.rendezvous();
      new LifespanTrials(trials, routes()).run();
      trials.cleanUp();
    }
  }
}
