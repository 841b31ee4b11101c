package unblock.engine.dependency;

import java.util.List;
import unblock.engine.exercise.Dependency;
import unblock.engine.exercise.DependencyRun;
import unblock.engine.exercise.RunContext;
import unblock.message.Message;
import unblock.runtime.AsyncUserStoreMaker;
import unblock.runtime.ConstructorArgument;

/** A store over SQLite that answers asynchronously, on the worker. */
public final class AsyncStore implements Dependency {
  private AsyncStore() {}

  /** The kit's own store, {@link unblock.given.AsyncUserStore}. */
  public static AsyncStore ofUsers() {
    return new AsyncStore();
  }

  @Override
  public Message words() {
    return Message.of("dependency.async-store");
  }

  @Override
  public DependencyRun open(RunContext run) {
    return setting -> List.of(ConstructorArgument.of(AsyncUserStoreMaker.class));
  }
}
