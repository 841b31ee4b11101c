package unblock.exercises.upstream;

import io.javalin.http.Context;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import unblock.given.AsyncUserStore;
import unblock.given.UserApi;

/** The exercise upstream: one worker, a store and an HTTP service. See README.md. */
public final class UserHandlers implements UserApi {
  private final AsyncUserStore users;
  private final URI base;
  private final Duration timeout;

  public UserHandlers(AsyncUserStore users, URI base, Duration timeout) {
    this.users = users;
    this.base = base;
    this.timeout = timeout;
  }

  @Override
  public void login(Context ctx) {
    // TODO: look the user up in the store, and answer 200 or 401 when the answer comes.
    notImplementedYet(ctx);
  }

  @Override
  public void info(Context ctx) {
    // TODO: GET {base}/users/{username}/info, and answer when the service has answered.
    notImplementedYet(ctx);
  }

  @Override
  public void history(Context ctx) {
    // TODO: GET {base}/users/{username}/history, and answer when the service has answered.
    notImplementedYet(ctx);
  }

  private static void notImplementedYet(Context ctx) {
    ctx.status(501).json(Map.of("detail", "Not implemented yet"));
  }
}
