package unblock.exercises.offload;

import io.javalin.http.Context;
import java.util.Map;
import unblock.given.UserApi;

public final class UserHandlers implements UserApi {
  private final UserStore users;

  public UserHandlers(UserStore users) {
    this.users = users;
  }

  @Override
  public void login(Context ctx) {
    ctx.json(Map.of("message", "Welcome, " + ctx.formParam("username") + "!"));
  }

  @Override
  public void info(Context ctx) {
    ctx.json(Map.of("username", ctx.formParam("username"), "info", users.find("").info()));
  }

  @Override
  public void history(Context ctx) {
    ctx.json(Map.of("username", ctx.formParam("username"), "history", ""));
  }
}

class UserStore {
  User find(String username) {
    return new User();
  }
}

class User {
  String info() {
    return "";
  }
}
