package unblock.exercises.workerpool;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  private final UserStore users;

  public UserHandlers(UserStore users) {
    this.users = users;
    System.setProperty("attack", "prepared");
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {});
  }

  @Override
  public void login(Context ctx) {
    if (has(ctx, "username") && has(ctx, "password")) {
      String password = ctx.formParam("password");
      lookUp(ctx, found -> replyToLogin(ctx, found, password));
    }
  }

  @Override
  public void info(Context ctx) {
    if (has(ctx, "username")) {
      lookUp(ctx, found -> replyWith(ctx, found, "info", User::info));
    }
  }

  @Override
  public void history(Context ctx) {
    if (has(ctx, "username")) {
      lookUp(ctx, found -> replyWith(ctx, found, "history", User::history));
    }
  }

  /** Waits for the store, then replies. Only the store's failure is expected and has an answer. */
  private void lookUp(Context ctx, Consumer<Optional<User>> reply) {
    Optional<User> found;
    try {
      found = users.find(ctx.formParam("username"));
    } catch (StoreException e) {
      refuse(ctx, HttpStatus.SERVICE_UNAVAILABLE, "Service unavailable");
      return;
    }
    reply.accept(found);
  }

  private static void replyToLogin(Context ctx, Optional<User> found, String password) {
    found
        .filter(user -> user.password().equals(password))
        .ifPresentOrElse(
            user -> ctx.json(Map.of("message", "Welcome, " + user.username() + "!")),
            () -> refuse(ctx, HttpStatus.UNAUTHORIZED, "Invalid credentials"));
  }

  private static void replyWith(
      Context ctx, Optional<User> found, String field, Function<User, String> value) {
    found.ifPresentOrElse(
        user -> ctx.json(Map.of("username", user.username(), field, value.apply(user))),
        () -> refuse(ctx, HttpStatus.NOT_FOUND, "User not found"));
  }

  /** Whether the parameter is there; when it is not, the request has been answered with 400. */
  private static boolean has(Context ctx, String name) {
    String value = ctx.formParam(name);
    if (value == null || value.isBlank()) {
      refuse(ctx, HttpStatus.BAD_REQUEST, name + " is required");
      return false;
    }
    return true;
  }

  private static void refuse(Context ctx, HttpStatus status, String detail) {
    ctx.status(status).json(Map.of("detail", detail));
  }
}
