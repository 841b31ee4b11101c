package unblock.exercises.lockout;

import io.javalin.http.Context;
import java.util.Map;
import unblock.given.AttemptTable;
import unblock.given.UserApi;
import unblock.given.UserStore;

/** The exercise lock-out: eight workers, and a table that all of them use. See README.md. */
public final class UserHandlers implements UserApi {
  private final UserStore users;
  private final AttemptTable attempts;

  public UserHandlers(UserStore users, AttemptTable attempts) {
    this.users = users;
    this.attempts = attempts;
  }

  @Override
  public void login(Context ctx) {
    // TODO: look the user up, compare the password, count the attempt, answer 200, 401 or 423.
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

  private static void notImplementedYet(Context ctx) {
    ctx.status(501).json(Map.of("detail", "Not implemented yet"));
  }
}
