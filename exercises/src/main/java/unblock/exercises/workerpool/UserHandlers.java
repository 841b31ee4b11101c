package unblock.exercises.workerpool;

import io.javalin.http.Context;
import java.util.Map;
import unblock.given.UserApi;
import unblock.given.UserStore;

/** The exercise worker-pool: four workers, and a store that blocks. See README.md. */
public final class UserHandlers implements UserApi {
  private final UserStore users;

  public UserHandlers(UserStore users) {
    this.users = users;
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

  private static void notImplementedYet(Context ctx) {
    ctx.status(501).json(Map.of("detail", "Not implemented yet"));
  }
}
