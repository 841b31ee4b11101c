package unblock.engine.exercise.eventloop;

import java.util.List;
import unblock.engine.dependency.AsyncStore;
import unblock.engine.exercise.ConcurrencyPromise;
import unblock.engine.exercise.Dependency;
import unblock.engine.exercise.ServerModel;
import unblock.engine.exercise.users.UserExercise;

/** The exercise with one worker, which must never wait, and a store that answers asynchronously. */
public final class EventLoopExercise extends UserExercise {
  @Override
  public String id() {
    return "event-loop";
  }

  @Override
  public ServerModel server() {
    return new ServerModel.EventLoop();
  }

  @Override
  public ConcurrencyPromise promise() {
    return new ConcurrencyPromise.Unbounded();
  }

  @Override
  public List<Dependency> dependencies() {
    return List.of(AsyncStore.ofUsers());
  }
}
