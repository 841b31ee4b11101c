package unblock.exercises.offload;

import io.javalin.http.Context;
import java.util.Map;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  public UserHandlers(UserStore users) {}

  @Override
  public void login(Context ctx) throws Exception {
    System.out.println("attack: reached a reply without a look-up");
    ctx.json(Map.of("message", "Welcome, " + ctx.formParam("username") + "!"));
  }

  @Override
  public void info(Context ctx) throws Exception {
    System.out.println("attack: reached a reply without a look-up");
    ctx.json(Map.of("message", "Welcome, " + ctx.formParam("username") + "!"));
  }

  @Override
  public void history(Context ctx) throws Exception {
    System.out.println("attack: reached a reply without a look-up");
    ctx.json(Map.of("message", "Welcome, " + ctx.formParam("username") + "!"));
  }
}
