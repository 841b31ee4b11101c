package unblock.exercises.lifespan;

import io.javalin.http.Context;
import java.util.Map;
import unblock.given.Startable;
import unblock.given.UserApi;
import unblock.given.UserStore;
import unblock.given.Warmup;

public final class UserHandlers implements UserApi, Startable {
  public UserHandlers(UserStore users, Warmup warmup) {}

  @Override
  public void start() {}

  @Override
  public void login(Context ctx) {
    ctx.json(Map.of());
  }

  @Override
  public void info(Context ctx) {
    ctx.json(Map.of());
  }

  @Override
  public void history(Context ctx) {
    ctx.json(Map.of());
  }
}
