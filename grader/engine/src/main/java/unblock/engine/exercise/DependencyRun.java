package unblock.engine.exercise;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import unblock.runtime.ConstructorArgument;

/** A dependency while one run uses it. */
public interface DependencyRun extends AutoCloseable {
  /** The constructor arguments that this dependency supplies for handlers in that setting. */
  List<ConstructorArgument> arguments(HandlerSetting setting);

  /** A port on the loopback address that the submission may connect to, if there is one. */
  default Optional<Integer> port() {
    return Optional.empty();
  }

  /** An address whose reply takes the same path as its other replies, if there is one. */
  default Optional<URI> ping() {
    return Optional.empty();
  }

  /**
   * Waits until the dependency can hold that many requests at the same time, and reserves the
   * capacity.
   */
  default void takeRoom(int requests) {}

  /** Releases all reserved capacity. */
  default void leaveRoom() {}

  @Override
  default void close() {}
}
