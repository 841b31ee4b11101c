package unblock.exercises.eventloop;

import io.javalin.http.Context;
import java.util.Map;
import unblock.given.AsyncUserStore;
import unblock.given.UserApi;

/** The exercise event-loop: one worker, and a store that does not block. See README.md. */
public final class UserHandlers implements UserApi {
  private final AsyncUserStore users;

  public UserHandlers(AsyncUserStore users) {
    this.users = users;
  }

  @Override
  public void login(Context ctx) {
    // TODO: look the user up, and say what happens when the answer comes: 200 or 401.
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

  private static void notImplementedYet(Context ctx) {
    ctx.status(501).json(Map.of("detail", "Not implemented yet"));
  }
}
