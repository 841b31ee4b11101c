package unblock.engine.exercise.offload;

import java.util.List;
import unblock.engine.dependency.BlockingStore;
import unblock.engine.exercise.ConcurrencyPromise;
import unblock.engine.exercise.Dependency;
import unblock.engine.exercise.ServerModel;
import unblock.engine.exercise.users.UserExercise;

/**
 * One worker must never wait, though the store blocks: its calls belong on threads of one's own.
 */
public class OffloadExercise extends UserExercise {
  /** Look-ups at once, at least; further ones may wait. */
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
