package unblock.given;

/**
 * The handlers of an exercise, of which the given server makes one object. An interface that
 * extends it says with {@link Post} which method answers which route; each such method takes a
 * {@code io.javalin.http.Context}.
 */
public interface HandlerApi extends AutoCloseable {
  /** Called once, when the server has stopped: release what was started or opened. */
  @Override
  default void close() {}
}
