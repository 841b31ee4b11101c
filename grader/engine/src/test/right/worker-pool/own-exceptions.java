// Style: A refusal is an exception of its own.
package unblock.exercises.workerpool;

import io.javalin.http.Context;
import java.util.Map;
import java.util.function.Supplier;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  private final UserStore users;

  public UserHandlers(UserStore users) {
    this.users = users;
  }

  @Override
  public void login(Context ctx) {
    answer(
        ctx,
        () -> {
          String username = required(ctx, "username");
          String password = required(ctx, "password");
          User user =
              users
                  .find(username)
                  .filter(found -> found.password().equals(password))
                  .orElseThrow(() -> new Refusal(401, "Invalid credentials"));
          return Map.of("message", "Welcome, " + user.username() + "!");
        });
  }

  @Override
  public void info(Context ctx) {
    answer(
        ctx,
        () -> {
          User user = known(required(ctx, "username"));
          return Map.of("username", user.username(), "info", user.info());
        });
  }

  @Override
  public void history(Context ctx) {
    answer(
        ctx,
        () -> {
          User user = known(required(ctx, "username"));
          return Map.of("username", user.username(), "history", user.history());
        });
  }

  private User known(String username) {
    return users.find(username).orElseThrow(() -> new Refusal(404, "User not found"));
  }

  private static String required(Context ctx, String name) {
    String value = ctx.formParam(name);
    if (value == null || value.isBlank()) {
      throw new Refusal(400, name + " is required");
    }
    return value;
  }

  private static void answer(Context ctx, Supplier<Map<String, String>> body) {
    try {
      ctx.json(body.get());
    } catch (Refusal refusal) {
      ctx.status(refusal.status).json(Map.of("detail", refusal.getMessage()));
    } catch (StoreException failure) {
      ctx.status(503).json(Map.of("detail", "Service unavailable"));
    }
  }

  private static final class Refusal extends RuntimeException {
    private final int status;

    Refusal(int status, String detail) {
      super(detail);
      this.status = status;
    }
  }
}
