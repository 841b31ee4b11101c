package unblock.exercises.cpubound;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import unblock.given.AsyncUserStore;
import unblock.given.PasswordHasher;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserApi;

public final class UserHandlers implements UserApi {
  private final AsyncUserStore users;
  private final PasswordHasher hasher;

  private final ExecutorService computing;

  public UserHandlers(AsyncUserStore users, PasswordHasher hasher) {
    this.users = users;
    this.hasher = hasher;
    this.computing = Executors.newCachedThreadPool();
  }

  @Override
  public void login(Context ctx) {
    if (has(ctx, "username") && has(ctx, "password")) {
      String password = ctx.formParam("password");
      answer(
          ctx,
          found ->
              found
                  .thenApplyAsync(user -> user.filter(each -> isRight(each, password)), computing)
                  .thenAccept(user -> replyToLogin(ctx, user)));
    }
  }

  @Override
  public void info(Context ctx) {
    if (has(ctx, "username")) {
      answer(ctx, found -> found.thenAccept(user -> replyWith(ctx, user, "info", User::info)));
    }
  }

  @Override
  public void history(Context ctx) {
    if (has(ctx, "username")) {
      answer(
          ctx, found -> found.thenAccept(user -> replyWith(ctx, user, "history", User::history)));
    }
  }

  private boolean isRight(User user, String password) {
    return hasher.verify(password, user.password());
  }

    private void answer(
      Context ctx, Function<CompletionStage<Optional<User>>, CompletionStage<Void>> reply) {
    String username = ctx.formParam("username");
    ctx.future(
        () ->
            reply
                .apply(users.find(username))
                .exceptionally(failure -> replyToFailure(ctx, failure))
                .toCompletableFuture());
  }

    @Override
  public void close() {
    computing.shutdownNow();
  }

    private static Void replyToFailure(Context ctx, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof StoreException) {
      refuse(ctx, HttpStatus.SERVICE_UNAVAILABLE, "Service unavailable");
      return null;
    }
    throw new CompletionException(cause);
  }

  private static void replyToLogin(Context ctx, Optional<User> verified) {
    verified.ifPresentOrElse(
        user -> ctx.json(Map.of("message", "Welcome, " + user.username() + "!")),
        () -> refuse(ctx, HttpStatus.UNAUTHORIZED, "Invalid credentials"));
  }

  private static void replyWith(
      Context ctx, Optional<User> found, String field, Function<User, String> value) {
    found.ifPresentOrElse(
        user -> ctx.json(Map.of("username", user.username(), field, value.apply(user))),
        () -> refuse(ctx, HttpStatus.NOT_FOUND, "User not found"));
  }

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
