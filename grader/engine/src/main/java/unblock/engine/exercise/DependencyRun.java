package unblock.engine.exercise;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import unblock.runtime.ConstructorArgument;

/** A dependency while one run uses it. */
public interface DependencyRun extends AutoCloseable {
  /** What the constructor of handlers is given of it in that setting. */
  List<ConstructorArgument> arguments(HandlerSetting setting);

  /** A port on the loopback address that the submission may connect to, if there is one. */
  default Optional<Integer> port() {
    return Optional.empty();
  }

  /** An address whose reply takes the way that its other replies take, if there is one. */
  default Optional<URI> ping() {
    return Optional.empty();
  }

  /** Waits until it has room for that many requests that it has to hold at the same time. */
  default void takeRoom(int requests) {}

  /** Gives back all room that was taken. */
  default void leaveRoom() {}

  @Override
  default void close() {}
}
