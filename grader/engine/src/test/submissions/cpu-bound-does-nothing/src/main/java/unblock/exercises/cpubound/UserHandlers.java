package unblock.exercises.cpubound;

import io.javalin.http.Context;
import java.util.Map;
import unblock.given.AsyncUserStore;
import unblock.given.PasswordHasher;
import unblock.given.UserApi;

public final class UserHandlers implements UserApi {
  public UserHandlers(AsyncUserStore users, PasswordHasher hasher) {}

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
