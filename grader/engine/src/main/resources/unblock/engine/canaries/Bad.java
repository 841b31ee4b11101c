package unblock.exercises.canary;

import io.javalin.http.Context;
import java.util.Map;
import unblock.engine.canary.CanaryApi;
import unblock.given.UserStore;

/** The wrong answer: the worker itself waits. */
public final class CanaryHandlers implements CanaryApi {
  private final UserStore users;

  public CanaryHandlers(UserStore users) {
    this.users = users;
  }

  @Override
  public void canary(Context ctx) {
    String username = ctx.formParam("username");
    ctx.json(Map.of("text", users.find(username).orElseThrow().info()));
  }
}
