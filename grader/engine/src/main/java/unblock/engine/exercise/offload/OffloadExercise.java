package unblock.engine.exercise.offload;

import java.util.List;
import unblock.engine.dependency.BlockingStore;
import unblock.engine.exercise.ConcurrencyPromise;
import unblock.engine.exercise.Dependency;
import unblock.engine.exercise.ServerModel;
import unblock.engine.exercise.users.UserExercise;

/**
 * The exercise with one worker, which must never wait, and a store that blocks: its calls belong on
 * other threads.
 */
public class OffloadExercise extends UserExercise {
  /** The least number of simultaneous look-ups; further ones may wait. */
  private static final int PROMISED = 16;

  @Override
  public String id() {
    return "offload";
  }

  @Override
  public ServerModel server() {
    return new ServerModel.EventLoop();
  }

  @Override
  public ConcurrencyPromise promise() {
    return new ConcurrencyPromise.AtLeast(PROMISED);
  }

  @Override
  public List<Dependency> dependencies() {
    return List.of(BlockingStore.ofUsers());
  }
}
