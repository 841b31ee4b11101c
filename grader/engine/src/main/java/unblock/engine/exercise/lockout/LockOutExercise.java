package unblock.engine.exercise.lockout;

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
import unblock.engine.exercise.users.UserOracle;
import unblock.engine.judge.KitCriteria;
import unblock.engine.model.Route;
import unblock.message.Message;
import unblock.runtime.AttemptTableMaker;
import unblock.runtime.ConstructorArgument;

/**
 * The exercise in which several workers change one number: the third wrong password in a row locks
 * the account, and no attempt is lost when several come at the same time.
 */
public final class LockOutExercise extends UserExercise {
  private static final int WORKERS = 8;

  @Override
  public String id() {
    return "lock-out";
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
        BlockingStore.ofUsers(),
        new FixedArgument(
            Message.of("lock-out.attempt-table"), ConstructorArgument.of(AttemptTableMaker.class)));
  }

  @Override
  public List<Criterion> criteria() {
    KitCriteria kit = KitCriteria.of(id());
    List<Criterion> criteria = new ArrayList<>();
    for (Route route : routes()) {
      criteria.add(kit.answers(route, 3));
      criteria.add(kit.errors(route, 2));
    }
    criteria.add(
        kit.own(
            LockOutTrials.COUNTING,
            Message.of("lock-out.criterion.lock-out"),
            6,
            new LockOutCheck()));
    criteria.add(
        kit.own(
            LockOutTrials.LOST_UPDATE,
            Message.of("lock-out.criterion.lost-update"),
            8,
            new LostUpdateCheck()));
    criteria.add(
        kit.own(
            LockOutTrials.INDEPENDENCE,
            Message.of("lock-out.criterion.independence"),
            5,
            new IndependenceCheck()));
    criteria.add(kit.isolation(2));
    criteria.add(kit.concurrency(2));
    criteria.add(kit.cleanUp(2));
    return List.copyOf(criteria);
  }

  @Override
  public void run(Trials trials) throws IOException {
    List<Route> answering = trials.answers();
    trials.errors(answering);
    if (answering.containsAll(routes())) {
      LockOutTrials own = new LockOutTrials(trials, (UserOracle) trials.oracle());
      boolean counted = own.oneAfterAnother();
      if (own.twoUsers()) {
        if (counted) {
          own.sameUser();
        }
        own.failingTable();
      }
      trials.rendezvous();
      trials.cleanUp();
    }
  }
}
