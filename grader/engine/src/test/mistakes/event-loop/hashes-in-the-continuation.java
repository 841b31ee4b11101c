// Mistake: The continuation computes for a long time on the worker.
// Fails: event-loop
// Says: analyzer.calls
package unblock.exercises.eventloop;

import io.javalin.http.Context;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import unblock.given.AsyncUserStore;
import unblock.given.User;
import unblock.given.UserApi;

public final class UserHandlers implements UserApi {
  private final AsyncUserStore users;

  public UserHandlers(AsyncUserStore users) {
    this.users = users;
  }

  private void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    ctx.future(
        () ->
            users
                .find(username)
                .thenAccept(reply)
                .exceptionally(failure -> unavailable(ctx))
                .toCompletableFuture());
  }

  private static byte[] stretched(String password) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), new byte[16], 5_000, 256);
    try {
      SecretKeyFactory keys = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
      return keys.generateSecret(spec).getEncoded(); // here
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static Void unavailable(Context ctx) {
    refuse(ctx, 503, "Service unavailable");
    return null;
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
          stretched(password);
          if (found.isEmpty()) {
            refuse(ctx, 401, "Invalid credentials");
          } else if (!password.equals(found.get().password())) {
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
