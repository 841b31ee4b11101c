package corpus;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import unblock.given.User;
import unblock.given.UserStore;

/** Pipelines of CompletableFuture: which thread runs a step, and which calls wait. */
class EngineersStages extends Handlers {
  private final UserStore users;
  private final ExecutorService pool = Executors.newFixedThreadPool(16);
  private final CompletableFuture<String> settings = new CompletableFuture<>();

  EngineersStages(UserStore users) {
    this.users = users;
    pool.execute(() -> settings.complete("settings"));
  }

  private CompletableFuture<Optional<User>> load(String name) {
    return CompletableFuture.supplyAsync(() -> users.find(name), pool);
  }

  void twoLookUpsOnThePool(Context ctx) { // OK: each step names the pool
    ctx.future(
        () ->
            load("a")
                .thenApplyAsync(user -> users.find(user.orElseThrow().info()), pool)
                .thenAccept(user -> ctx.result(user.toString())));
  }

  void recoveredInline(Context ctx) { // BLOCKS: the future has failed already, so the fallback runs here
    ctx.future(
        () ->
            CompletableFuture.<Object>failedFuture(new IllegalStateException())
                .exceptionally(failure -> users.find("a")));
  }

  void recoveryNeverNeeded(Context ctx) { // MISS OK: a completed future has nothing to recover from; a recovery is taken for run
    ctx.future(
        () ->
            CompletableFuture.<Object>completedFuture("a")
                .exceptionally(failure -> users.find("a")));
  }

  void completesItsOwnStage(Context ctx) { // MISS BLOCKS: complete runs the dependent step on this thread; told as possible
    CompletableFuture<String> name = new CompletableFuture<>();
    CompletableFuture<Optional<User>> found = name.thenApply(users::find);
    name.complete("a");
    ctx.future(() -> found.thenAccept(user -> ctx.result(user.toString())));
  }

  void completedByThePool(Context ctx) { // MISS OK: the step is registered first, and the pool completes; the order is not known
    CompletableFuture<String> name = new CompletableFuture<>();
    CompletableFuture<Optional<User>> found = name.thenApply(users::find);
    pool.execute(() -> name.complete("a"));
    ctx.future(() -> found.thenAccept(user -> ctx.result(user.toString())));
  }

  void completesAsyncOnPool(Context ctx) { // OK: completeAsync hands the supplier to the pool
    CompletableFuture<Object> found = new CompletableFuture<>();
    found.completeAsync(() -> users.find("a"), pool);
    ctx.future(() -> found);
  }

  void completesAsyncHere(Context ctx) { // BLOCKS: the executor runs the supplier on the caller
    CompletableFuture<Object> found = new CompletableFuture<>();
    found.completeAsync(() -> users.find("a"), Runnable::run);
    ctx.future(() -> found);
  }

  void delayedOnThePool(Context ctx) { // OK: after the delay, on the pool
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(
                () -> users.find("a"),
                CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS, pool)));
  }

  void delayedOnTheTimer(Context ctx) { // OK: the JDK's own timer thread runs it, not the worker
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(
                () -> users.find("a"),
                CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS, Runnable::run)));
  }

  void nowOrNothing(Context ctx) { // OK: getNow does not wait
    ctx.result(settings.getNow("none"));
  }

  void zeroTimeout(Context ctx) throws Exception { // OK: a time-out of zero does not wait
    try {
      ctx.result(settings.get(0, TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      ctx.status(503);
    }
  }

  void smallTimeout(Context ctx) throws Exception { // BLOCKS: waits up to 50 ms
    try {
      ctx.result(load("a").get(50, TimeUnit.MILLISECONDS).toString());
    } catch (TimeoutException e) {
      ctx.status(503);
    }
  }

  void returnsEarlyUnlessDone(Context ctx) { // OK: join is reached only when it is done
    if (!settings.isDone()) {
      ctx.status(202);
      return;
    }
    ctx.result(settings.join());
  }

  void asksWhetherCancelled(Context ctx) { // BLOCKS: not cancelled does not mean done
    CompletableFuture<Optional<User>> found = load("a");
    if (found.isCancelled()) {
      ctx.status(503);
      return;
    }
    ctx.result(found.join().toString());
  }

  void doneTaskByHand(Context ctx) throws Exception { // MISS OK: the task has run when it is asked; that the task has run is not known
    FutureTask<String> task = new FutureTask<>(() -> ctx.path().toUpperCase());
    task.run();
    ctx.result(task.get());
  }

  void taskByHand(Context ctx) throws Exception { // BLOCKS: run calls the task on this thread
    FutureTask<Optional<User>> task = new FutureTask<>(() -> users.find("a"));
    task.run();
    ctx.result(task.get().toString());
  }

  void futureOfThePool(Context ctx) throws Exception { // BLOCKS: get waits for the pool
    Future<Optional<User>> found = pool.submit(() -> users.find("a"));
    ctx.header("Location", "/a");
    ctx.result(found.get().toString());
  }

  void stageUnwrapped(Context ctx) throws Exception { // BLOCKS: the stage is turned into a future and waited for
    CompletionStage<Optional<User>> found = load("a");
    ctx.result(found.toCompletableFuture().get().toString());
  }

  void bothCombined(Context ctx) { // OK: combines what two pool threads found
    ctx.future(
        () ->
            load("a")
                .thenCombine(load("b"), (a, b) -> a.toString() + b)
                .thenAccept(ctx::result));
  }

  void firstOfTwoThenAudit(Context ctx) { // MAY: the step runs here if a look-up is done by then
    ctx.future(
        () -> load("a").applyToEither(load("b"), user -> users.find(user.orElseThrow().info())));
  }

  void composedWithTheNext(Context ctx) { // OK: the next look-up is again on the pool
    ctx.future(
        () ->
            load("a")
                .thenCompose(user -> load(user.orElseThrow().info()))
                .thenAccept(user -> ctx.result(user.toString())));
  }

  void timedOutByItself(Context ctx) { // OK: the time-out completes the future, nobody waits
    ctx.future(
        () ->
            load("a")
                .orTimeout(1, TimeUnit.SECONDS)
                .exceptionally(failure -> Optional.empty())
                .thenAccept(user -> ctx.result(user.toString())));
  }

  void cancelsIt(Context ctx) { // OK: cancel does not wait
    CompletableFuture<Optional<User>> found = load("a");
    ctx.result("" + found.cancel(true));
  }

  void handledAfterFailure(Context ctx) { // BLOCKS: handle runs at once on a future that failed
    ctx.future(
        () ->
            CompletableFuture.<String>failedFuture(new IllegalStateException())
                .handle((name, failure) -> users.find("a")));
  }

  void skippedAfterFailure(Context ctx) { // MISS OK: a failed future skips thenApply; a failed future is taken for a completed one
    ctx.future(
        () ->
            CompletableFuture.<String>failedFuture(new IllegalStateException())
                .thenApply(users::find));
  }

  void guardedByTernary(Context ctx) { // OK: the other branch is taken until it is done
    ctx.result(settings.isDone() ? settings.join() : "not yet");
  }

  void guardedTheWrongWay(Context ctx) { // BLOCKS: joins exactly when it is not done
    ctx.result(settings.isDone() ? "there" : settings.join());
  }
}
