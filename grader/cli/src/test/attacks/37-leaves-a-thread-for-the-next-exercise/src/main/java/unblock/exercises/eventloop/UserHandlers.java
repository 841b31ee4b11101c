package unblock.exercises.eventloop;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import unblock.given.AsyncUserStore;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserApi;

public final class UserHandlers implements UserApi {
  private final AsyncUserStore users;

  public UserHandlers(AsyncUserStore users) {
    this.users = users;
    if (Thread.getAllStackTraces().keySet().stream().noneMatch(each -> each.getName().equals("attack"))) {
      System.out.println("attack: reached nothing");
      throw new IllegalStateException("The exercise before has left nothing");
    }
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

  /**
   * Replies when the store has answered. The stage is handed to Javalin, which keeps the request
   * open until it completes, with or without success; a stage that nobody hands over is a reply
   * that nobody sends.
   */
  private void lookUp(Context ctx, Consumer<Optional<User>> reply) {
    String username = ctx.formParam("username");
    ctx.future(
        () ->
            users
                .find(username)
                .thenAccept(reply)
                .exceptionally(failure -> replyToFailure(ctx, failure))
                .toCompletableFuture());
  }

  /**
   * The store's failure has an answer of its own. Anything else is a mistake in this class: passed
   * on, it becomes Javalin's 500 and is not hidden.
   */
  private static Void replyToFailure(Context ctx, Throwable failure) {
    // A failure that has travelled along a chain of stages arrives wrapped.
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof StoreException) {
      refuse(ctx, HttpStatus.SERVICE_UNAVAILABLE, "Service unavailable");
      return null;
    }
    throw new CompletionException(cause);
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
