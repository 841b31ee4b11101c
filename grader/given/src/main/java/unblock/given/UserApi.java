package unblock.given;

import io.javalin.http.Context;

/** The three handlers of an exercise. The given server calls them on its worker. */
public interface UserApi extends AutoCloseable {
  /** {@code POST /login}, form: username, password. */
  void login(Context ctx) throws Exception;

  /** {@code POST /info}, form: username. */
  void info(Context ctx) throws Exception;

  /** {@code POST /history}, form: username. */
  void history(Context ctx) throws Exception;

  /** Called once, when the server has stopped: release what was started or opened. */
  @Override
  default void close() {}
}
