package unblock.runtime;

import io.javalin.http.Context;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import unblock.given.UserApi;

/**
 * Handlers that are made when the server is up already. A submission may keep all cores busy from
 * its constructor on; a server that started beside it was taken for a constructor that did not come
 * back, on some machines and not on others.
 */
final class LateHandlers implements UserApi {
  private volatile @Nullable UserApi handlers;

  /** Takes the handlers, before the first request for one of them comes. */
  void set(UserApi made) {
    handlers = made;
  }

  private UserApi made() {
    return Objects.requireNonNull(handlers, "a request came before the handlers were made");
  }

  @Override
  public void login(Context ctx) throws Exception {
    made().login(ctx);
  }

  @Override
  public void info(Context ctx) throws Exception {
    made().info(ctx);
  }

  @Override
  public void history(Context ctx) throws Exception {
    made().history(ctx);
  }

  @Override
  public void close() {
    made().close();
  }
}
