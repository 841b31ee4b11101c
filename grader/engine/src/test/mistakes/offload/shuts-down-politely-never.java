// Mistake: close waits for a pool that nobody has told to end.
// Fails: clean-up
// Says: judge.close-hangs*
package unblock.exercises.offload;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import unblock.given.User;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  private final ExecutorService pool = Executors.newFixedThreadPool(16);
  private final UserStore users;

  public UserHandlers(UserStore users) {
    this.users = users;
  }

  private void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> users.find(username), pool)
                .thenAccept(reply)
                .exceptionally(failure -> unavailable(ctx)));
  }

  private static Void unavailable(Context ctx) {
    refuse(ctx, 503, "Service unavailable");
    return null;
  }

  record Reply(int status, Object body) {
    static Reply ok(Object body) {
      return new Reply(200, body);
    }

    static Reply refusal(int status, String detail) {
      return new Reply(status, Map.of("detail", detail));
    }

    void to(Context ctx) {
      ctx.status(status).json(body);
    }
  }

  record Welcome(String message) {}

  record Info(String username, String info) {}

  record History(String username, String history) {}

  @Override
  public void login(Context ctx) {
    missing(ctx, "username", "password")
        .ifPresentOrElse(
            reply -> reply.to(ctx),
            () -> {
              String password = ctx.formParam("password");
              answer(
                  ctx,
                  found ->
                      found
                          .filter(user -> user.password().equals(password))
                          .map(user -> Reply.ok(new Welcome("Welcome, " + user.username() + "!")))
                          .orElse(Reply.refusal(401, "Invalid credentials")));
            });
  }

  @Override
  public void info(Context ctx) {
    read(ctx, user -> new Info(user.username(), user.info()));
  }

  @Override
  public void history(Context ctx) {
    read(ctx, user -> new History(user.username(), user.history()));
  }

  private void read(Context ctx, Function<User, Object> body) {
    missing(ctx, "username")
        .ifPresentOrElse(
            reply -> reply.to(ctx),
            () ->
                answer(
                    ctx,
                    found ->
                        found
                            .map(user -> Reply.ok(body.apply(user)))
                            .orElse(Reply.refusal(404, "User not found"))));
  }

  private static Optional<Reply> missing(Context ctx, String... names) {
    return Arrays.stream(names)
        .filter(name -> ctx.formParam(name) == null || ctx.formParam(name).isBlank())
        .map(name -> Reply.refusal(400, name + " is required"))
        .findFirst();
  }

  private void answer(Context ctx, Function<Optional<User>, Reply> reply) {
    lookUp(ctx, ctx.formParam("username"), found -> reply.apply(found).to(ctx));
  }

  private static void refuse(Context ctx, int status, String detail) {
    ctx.status(status).json(Map.of("detail", detail));
  }

  @Override
  public void close() {
    while (!pool.isTerminated()) Thread.yield(); // here
  }
}
