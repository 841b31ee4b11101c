package corpus;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import unblock.given.AsyncUserStore;
import unblock.given.User;
import unblock.given.UserStore;

/** CompletableFuture's own methods, from the ordinary to the rarely seen. */
class StudentsCombinators extends Handlers {
  private final UserStore users;
  private final AsyncUserStore async;
  private final ExecutorService pool = Executors.newFixedThreadPool(8);

  StudentsCombinators(UserStore users, AsyncUserStore async) {
    this.users = users;
    this.async = async;
  }

  record Profile(String name, String info, String history) {}

  private CompletableFuture<Optional<User>> find(String name) {
    return CompletableFuture.supplyAsync(() -> users.find(name), pool);
  }

  void profileCombined(Context ctx) { // OK: both look-ups on the pool, combined in memory
    String name = ctx.formParam("username");
    CompletableFuture<String> info = find(name).thenApply(u -> u.map(User::info).orElse(""));
    CompletableFuture<String> history = find(name).thenApply(u -> u.map(User::history).orElse(""));
    ctx.future(
        () ->
            info.thenCombine(history, (i, h) -> new Profile(name, i, h))
                .thenAccept(profile -> ctx.json(Map.of("profile", profile.toString()))));
  }

  void profileCombinedByJoin(Context ctx) { // BLOCKS: the worker waits for both
    String name = ctx.formParam("username");
    CompletableFuture<Optional<User>> first = find(name);
    CompletableFuture<Optional<User>> second = find(ctx.formParam("other"));
    String left = first.join().map(User::info).orElse("");
    String right = second.join().map(User::info).orElse("");
    ctx.json(Map.of("left", left, "right", right));
  }

  void cacheOrStore(Context ctx) { // OK: whichever is first, nobody waits
    String name = ctx.formParam("username");
    CompletableFuture<Optional<User>> slow = find(name);
    CompletableFuture<Optional<User>> loop = async.find(name).toCompletableFuture();
    ctx.future(
        () ->
            slow.applyToEither(loop, found -> found.map(User::info).orElse("unknown"))
                .thenAccept(ctx::result));
  }

  void anyOfReplicas(Context ctx) { // BLOCKS: anyOf is joined before the reply
    String name = ctx.formParam("username");
    Object first = CompletableFuture.anyOf(find(name), find(name)).join();
    Optional<?> found = (Optional<?>) first;
    ctx.result(found.isPresent() ? "found" : "missing");
  }

  void anyOfChained(Context ctx) { // OK: anyOf is handed to Javalin
    String name = ctx.formParam("username");
    ctx.future(
        () ->
            CompletableFuture.anyOf(find(name), find(name))
                .thenApply(Optional.class::cast)
                .thenAccept(found -> ctx.result(found.isPresent() ? "found" : "missing")));
  }

  void defaultAfterTimeout(Context ctx) { // OK: completeOnTimeout is a timer, not a wait
    String name = ctx.formParam("username");
    ctx.future(
        () ->
            find(name)
                .completeOnTimeout(Optional.empty(), 2, TimeUnit.SECONDS)
                .thenAccept(found -> ctx.result(found.map(User::info).orElse("try later"))));
  }

  void timeoutThenJoin(Context ctx) { // BLOCKS: orTimeout only bounds how long join waits
    String name = ctx.formParam("username");
    CompletableFuture<Optional<User>> bounded = find(name).orTimeout(1500, TimeUnit.MILLISECONDS);
    try {
      ctx.result(bounded.join().map(User::info).orElse("unknown"));
    } catch (CompletionException e) {
      ctx.status(504).result("Gateway timeout");
    }
  }

  void retriedAfterDelay(Context ctx) { // OK: the second try starts by a delayed executor
    String name = ctx.formParam("username");
    ctx.future(
        () ->
            find(name)
                .exceptionallyCompose(
                    failure ->
                        CompletableFuture.supplyAsync(
                            () -> users.find(name),
                            CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS, pool)))
                .thenAccept(found -> ctx.result(found.map(User::info).orElse("unknown"))));
  }

  void retriedAfterSleep(Context ctx) { // BLOCKS: sleeps where the store completes
    String name = ctx.formParam("username");
    ctx.future(
        () ->
            async
                .find(name)
                .exceptionallyCompose(failure -> again(failure, name))
                .thenAccept(found -> ctx.result(found.map(User::info).orElse("unknown")))
                .toCompletableFuture());
  }

  private CompletionStage<Optional<User>> again(Throwable failure, String name) {
    System.out.println("store failed, trying again: " + failure);
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      return CompletableFuture.failedFuture(e);
    }
    return async.find(name);
  }

  void completedAsync(Context ctx) { // OK: completeAsync calls the supplier on the pool
    CompletableFuture<Optional<User>> promise = new CompletableFuture<>();
    String name = ctx.formParam("username");
    Supplier<Optional<User>> lookUp = () -> users.find(name);
    promise.completeAsync(lookUp, pool);
    ctx.future(
        () -> promise.copy().thenAccept(found -> ctx.result(found.map(User::info).orElse("-"))));
  }

  void completedHere(Context ctx) { // BLOCKS: complete's argument is evaluated on the worker
    CompletableFuture<Optional<User>> promise = new CompletableFuture<>();
    String name = ctx.formParam("username");
    ctx.future(
        () -> {
          CompletableFuture<Void> reply =
              promise.thenAccept(found -> ctx.result(found.map(User::info).orElse("-")));
          promise.complete(users.find(name));
          return reply;
        });
  }

  void startedFuture(Context ctx) { // BLOCKS: thenApply on a completed future runs at once, here
    ctx.future(
        () ->
            CompletableFuture.completedFuture(ctx.formParam("username"))
                .thenApply(String::trim)
                .thenApply(users::find)
                .thenApply(found -> found.map(User::info).orElse("unknown"))
                .thenAccept(ctx::result));
  }

  void startedFutureAsync(Context ctx) { // OK: thenApplyAsync takes the look-up to the pool
    ctx.future(
        () ->
            CompletableFuture.completedFuture(ctx.formParam("username"))
                .thenApply(String::trim)
                .thenApplyAsync(users::find, pool)
                .thenApply(found -> found.map(User::info).orElse("unknown"))
                .thenAccept(ctx::result));
  }

  void composedOnPool(Context ctx) { // OK: the function blocks on the pool's thread
    String name = ctx.formParam("username");
    ctx.future(
        () ->
            async
                .find(name)
                .thenComposeAsync(
                    first -> {
                      Optional<User> second = users.find(first.map(User::info).orElse(name));
                      return CompletableFuture.completedFuture(second);
                    },
                    pool)
                .thenAccept(second -> ctx.result(second.map(User::history).orElse("")))
                .toCompletableFuture());
  }

  void combinedWithBlocking(Context ctx) { // MAY: if the stage on the loop ends last
    String name = ctx.formParam("username");
    ctx.future(
        () ->
            async
                .find(name)
                .thenCombine(
                    find(ctx.formParam("other")),
                    (one, two) -> users.find(one.map(User::info).orElse(two.toString())))
                .thenAccept(third -> ctx.result(third.map(User::history).orElse("")))
                .toCompletableFuture());
  }

  void flattenedByIdentity(Context ctx) { // OK: a future of a future, flattened without a join
    String name = ctx.formParam("username");
    CompletableFuture<CompletableFuture<Optional<User>>> nested =
        CompletableFuture.supplyAsync(() -> find(name), pool);
    ctx.future(
        () ->
            nested
                .thenCompose(Function.identity())
                .whenComplete((found, failure) -> System.out.println("answered " + name))
                .thenAccept(found -> ctx.result(found.map(User::info).orElse("unknown"))));
  }
}
