package unblock.given;

/**
 * The handlers of an exercise. The given server creates one object of the implementing class. An
 * interface that extends this one maps its methods to routes with {@link Post}; each such method
 * takes a {@code io.javalin.http.Context}.
 */
public interface HandlerApi extends AutoCloseable {
  /**
   * Called once, after the server has stopped. Release everything that the handlers started or
   * opened. Of handlers that are {@link Startable} it is called while the server still runs.
   */
  @Override
  default void close() {}
}
