// Mistake: == compares the passwords as objects, so no password is right.
// Fails: login.answers
// Says: judge.hint.told-failure|judge.hint.other-case
package unblock.exercises.workerpool;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  private final UserStore users;

  public UserHandlers(UserStore users) {
    this.users = users;
  }

  private void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    Optional<User> found;
    try {
      found = users.find(username);
    } catch (StoreException e) {
      refuse(ctx, 503, "Service unavailable");
      return;
    }
    reply.accept(found);
  }

  @Override
  public void login(Context ctx) {
    String username = ctx.formParam("username");
    if (username == null || username.isBlank()) {
      refuse(ctx, 400, "username is required");
      return;
    }
    String password = ctx.formParam("password");
    if (password == null || password.isBlank()) {
      refuse(ctx, 400, "password is required");
      return;
    }
    lookUp(
        ctx,
        username,
        found -> {
          if (found.isEmpty()) {
            refuse(ctx, 401, "Invalid credentials");
          } else if (password != found.get().password()) {
            refuse(ctx, 401, "Invalid credentials");
          } else {
            ctx.json(Map.of("message", "Welcome, " + username + "!"));
          }
        });
  }

  @Override
  public void info(Context ctx) {
    String username = ctx.formParam("username");
    if (username == null || username.isBlank()) {
      refuse(ctx, 400, "username is required");
      return;
    }
    lookUp(
        ctx,
        username,
        found -> {
          if (found.isPresent()) {
            ctx.json(Map.of("username", username, "info", found.get().info()));
          } else {
            refuse(ctx, 404, "User not found");
          }
        });
  }

  @Override
  public void history(Context ctx) {
    String username = ctx.formParam("username");
    if (username == null || username.isBlank()) {
      refuse(ctx, 400, "username is required");
      return;
    }
    lookUp(
        ctx,
        username,
        found -> {
          if (found.isPresent()) {
            ctx.json(Map.of("username", username, "history", found.get().history()));
          } else {
            refuse(ctx, 404, "User not found");
          }
        });
  }

  private static void refuse(Context ctx, int status, String detail) {
    ctx.status(status).json(Map.of("detail", detail));
  }
}
