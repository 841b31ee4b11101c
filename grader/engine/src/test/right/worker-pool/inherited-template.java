// Style: A base class asks, and the subclass replies.
package unblock.exercises.workerpool;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers extends Template implements UserApi {
  public UserHandlers(UserStore users) {
    super(users);
  }

  @Override
  public void login(Context ctx) {
    handle(
        ctx,
        List.of("username", "password"),
        found -> {
          String password = ctx.formParam("password");
          if (found.map(User::password).filter(password::equals).isEmpty()) {
            refuse(ctx, HttpStatus.UNAUTHORIZED, "Invalid credentials");
          } else {
            ctx.json(Map.of("message", "Welcome, " + ctx.formParam("username") + "!"));
          }
        });
  }

  @Override
  public void info(Context ctx) {
    handle(ctx, List.of("username"), found -> tell(ctx, found, "info", User::info));
  }

  @Override
  public void history(Context ctx) {
    handle(ctx, List.of("username"), found -> tell(ctx, found, "history", User::history));
  }
}

abstract class Template {
  private final UserStore users;

  Template(UserStore users) {
    this.users = users;
  }

  final void handle(Context ctx, List<String> names, Consumer<Optional<User>> reply) {
    for (String name : names) {
      if (Optional.ofNullable(ctx.formParam(name)).orElse("").isBlank()) {
        refuse(ctx, HttpStatus.BAD_REQUEST, name + " is required");
        return;
      }
    }
    try {
      reply.accept(users.find(ctx.formParam("username")));
    } catch (StoreException failure) {
      refuse(ctx, HttpStatus.SERVICE_UNAVAILABLE, "Service unavailable");
    }
  }

  static void tell(Context ctx, Optional<User> found, String field, Function<User, String> value) {
    if (found.isPresent()) {
      ctx.json(Map.of("username", found.get().username(), field, value.apply(found.get())));
    } else {
      refuse(ctx, HttpStatus.NOT_FOUND, "User not found");
    }
  }

  static void refuse(Context ctx, HttpStatus status, String detail) {
    ctx.status(status).json(Map.of("detail", detail));
  }
}
