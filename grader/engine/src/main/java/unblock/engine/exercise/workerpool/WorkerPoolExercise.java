package unblock.engine.exercise.workerpool;

import java.util.List;
import unblock.engine.dependency.BlockingStore;
import unblock.engine.exercise.ConcurrencyPromise;
import unblock.engine.exercise.Dependency;
import unblock.engine.exercise.ServerModel;
import unblock.engine.exercise.users.UserExercise;

/** The exercise in which blocking is right: four workers, and a store that blocks. */
public final class WorkerPoolExercise extends UserExercise {
  private static final int WORKERS = 4;

  @Override
  public String id() {
    return "worker-pool";
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
    return List.of(BlockingStore.ofUsers());
  }
}
