package unblock.exercises.overload;

import io.javalin.http.Context;
import java.util.Map;
import unblock.given.UserApi;
import unblock.given.UserStore;

/** The exercise overload: one worker that refuses what it cannot serve soon. See README.md. */
public final class UserHandlers implements UserApi {
  private final UserStore users;

  public UserHandlers(UserStore users) {
    this.users = users;
  }

  @Override
  public void login(Context ctx) {
    // TODO: look the user up on another thread, or refuse at once; answer 200 or 401 when it is
    // done.
    notImplementedYet(ctx);
  }

  @Override
  public void info(Context ctx) {
    // TODO: look the user up on another thread, or refuse at once; answer 200 or 404 when it is
    // done.
    notImplementedYet(ctx);
  }

  @Override
  public void history(Context ctx) {
    // TODO: look the user up on another thread, or refuse at once; answer 200 or 404 when it is
    // done.
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
