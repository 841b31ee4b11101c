package unblock.exercises.workerpool;

import io.javalin.http.Context;
import java.util.function.Supplier;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  record Message(String message) {}

  record Detail(String detail) {}

  record Info(String username, String info) {}

  record History(String username, String history) {}

  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    Refused(int status, String detail) {
      super(detail);
      this.status = status;
    }
  }

  private final UserStore users;

  public UserHandlers(UserStore users) {
    this.users = users;
  }

  @Override
  public void login(Context ctx) {
    reply(
        ctx,
        () -> {
          String username = required(ctx, "username");
          String password = required(ctx, "password");
          return users
              .find(username)
              .filter(user -> user.password().equals(password))
              .map(user -> new Message("Welcome, " + user.username() + "!"))
              .orElseThrow(() -> new Refused(401, "Invalid credentials"));
        });
  }

  @Override
  public void info(Context ctx) {
    reply(
        ctx,
        () -> {
          User user = existing(required(ctx, "username"));
          return new Info(user.username(), user.info());
        });
  }

  @Override
  public void history(Context ctx) {
    reply(
        ctx,
        () -> {
          User user = existing(required(ctx, "username"));
          return new History(user.username(), user.history());
        });
  }

  private User existing(String username) {
    return users.find(username).orElseThrow(() -> new Refused(404, "User not found"));
  }

  private static void reply(Context ctx, Supplier<Object> reply) {
    try {
      ctx.json(reply.get());
    } catch (Refused e) {
      ctx.status(e.status).json(new Detail(e.getMessage()));
    } catch (StoreException e) {
      ctx.status(503).json(new Detail("Service unavailable"));
    }
  }

  private static String required(Context ctx, String name) {
    String value = ctx.formParam(name);
    if (value == null || value.isBlank()) {
      throw new Refused(400, name + " is required");
    }
    return value;
  }
}
