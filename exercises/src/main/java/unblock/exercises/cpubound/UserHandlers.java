package unblock.exercises.cpubound;

import io.javalin.http.Context;
import java.util.Map;
import unblock.given.AsyncUserStore;
import unblock.given.PasswordHasher;
import unblock.given.UserApi;

/** The exercise cpu-bound: one worker, and passwords whose verification computes. See README.md. */
public final class UserHandlers implements UserApi {
  private final AsyncUserStore users;
  private final PasswordHasher hasher;

  public UserHandlers(AsyncUserStore users, PasswordHasher hasher) {
    this.users = users;
    this.hasher = hasher;
  }

  @Override
  public void login(Context ctx) {
    // TODO: look the user up, verify the password on another thread, and answer 200 or 401.
    notImplementedYet(ctx);
  }

  @Override
  public void info(Context ctx) {
    // TODO: look the user up, and say what happens when the answer comes: 200 or 404.
    notImplementedYet(ctx);
  }

  @Override
  public void history(Context ctx) {
    // TODO: look the user up, and say what happens when the answer comes: 200 or 404.
    notImplementedYet(ctx);
  }

  @Override
  public void close() {
    // TODO: end the threads that you started.
  }

  private static void notImplementedYet(Context ctx) {
    ctx.status(501).json(Map.of("detail", "Not implemented yet"));
  }
}
