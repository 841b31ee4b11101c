package unblock.engine;

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

/** The exercise of the canaries: the criteria that an unfit machine can disturb. */
final class CanaryExercise extends UserExercise {
  private static final int THREE = 3;

  @Override
  public String id() {
    return "canary";
  }

  @Override
  public ServerModel server() {
    return new ServerModel.EventLoop();
  }

  @Override
  public ConcurrencyPromise promise() {
    return new ConcurrencyPromise.AtLeast(THREE);
  }

  @Override
  public List<Dependency> dependencies() {
    return List.of(BlockingStore.ofUsers());
  }

  @Override
  public List<Criterion> criteria() {
    KitCriteria criteria = KitCriteria.of(id());
    List<Criterion> all = new ArrayList<>();
    routes().forEach(route -> all.add(criteria.answers(route, 1)));
    all.add(criteria.freeWorker(1));
    all.add(criteria.concurrency(1));
    return all;
  }

  @Override
  public void run(Trials trials) throws IOException {
    if (trials.answers().containsAll(routes())) {
      trials.rendezvous();
    }
  }
}
