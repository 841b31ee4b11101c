package unblock.exercises.lifespan;

import io.javalin.http.Context;
import java.util.Map;
import unblock.given.Startable;
import unblock.given.UserApi;
import unblock.given.UserStore;
import unblock.given.Warmup;

/** The exercise lifespan: four workers, and handlers that start and stop. See README.md. */
public final class UserHandlers implements UserApi, Startable {
  private final UserStore users;
  private final Warmup warmup;

  public UserHandlers(UserStore users, Warmup warmup) {
    this.users = users;
    this.warmup = warmup;
  }

  @Override
  public void start() {
    // TODO: prepare the look-ups; from the end of this method on, requests are served.
  }

  @Override
  public void login(Context ctx) {
    // TODO: look the user up, compare the password, answer 200 or 401.
    notImplementedYet(ctx);
  }

  @Override
  public void info(Context ctx) {
    // TODO: look the user up, answer 200 with the info, or 404.
    notImplementedYet(ctx);
  }

  @Override
  public void history(Context ctx) {
    // TODO: look the user up, answer 200 with the history, or 404.
    notImplementedYet(ctx);
  }

  @Override
  public void close() {
    // TODO: refuse new requests, and return when the running ones are done.
  }

  private static void notImplementedYet(Context ctx) {
    ctx.status(501).json(Map.of("detail", "Not implemented yet"));
  }
}
