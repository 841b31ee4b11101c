package corpus;

import io.javalin.http.Context;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import unblock.given.AsyncUserStore;
import unblock.given.User;
import unblock.given.UserStore;

/** What is handed on, to a pool, a stage, a thread, or back to the same thread. */
class Deferred extends Handlers {
  private final UserStore users;
  private final AsyncUserStore async;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService pool = Executors.newFixedThreadPool(16);
  private final Executor inline = Runnable::run;
  private final ExecutorService callerRuns =
      new ThreadPoolExecutor(
          1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1),
          new ThreadPoolExecutor.CallerRunsPolicy());
  private final Semaphore permits = new Semaphore(4);
  private final ConcurrentHashMap<String, CompletableFuture<Optional<User>>> pending =
      new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Optional<User>> cache = new ConcurrentHashMap<>();

  Deferred(UserStore users, AsyncUserStore async) {
    this.users = users;
    this.async = async;
  }

  private HttpRequest request() {
    return HttpRequest.newBuilder(URI.create("http://localhost/users")).build();
  }

  void sendAsyncInFuture(Context ctx) { // OK: sendAsync and thenAccept inside of ctx.future
    ctx.future(
        () ->
            http.sendAsync(request(), HttpResponse.BodyHandlers.ofString())
                .thenAccept(reply -> ctx.result(reply.body())));
  }

  void asyncTask(Context ctx) { // OK: ctx.async runs off the worker
    ctx.async(() -> ctx.json(users.find("a").orElseThrow()));
  }

  void supplyOnPool(Context ctx) { // OK: the pool waits
    ctx.future(
        () -> CompletableFuture.supplyAsync(() -> users.find("a"), pool).thenAccept(ctx::json));
  }

  void supplyOnCommonPool(Context ctx) { // OK: the common pool waits
    ctx.future(() -> CompletableFuture.supplyAsync(() -> users.find("a")).thenAccept(ctx::json));
  }

  void supplyMethodRef(Context ctx) { // OK: a method reference given to the pool
    ctx.future(() -> CompletableFuture.supplyAsync(this::load, pool).thenAccept(ctx::json));
  }

  private Optional<User> load() {
    return users.find("a");
  }

  void blocksInSupplier(Context ctx) { // BLOCKS: the supplier of ctx.future runs on the worker
    ctx.future(() -> CompletableFuture.completedFuture(users.find("a")).thenAccept(ctx::json));
  }

  void blocksInSupplierMethodRef(Context ctx) { // BLOCKS: the same as a method reference
    ctx.future(this::loaded);
  }

  private CompletableFuture<Optional<User>> loaded() {
    return CompletableFuture.completedFuture(users.find("a"));
  }

  void appliesToCompleted(Context ctx) { // BLOCKS: the stage is complete, so thenApply runs here
    ctx.future(
        () ->
            CompletableFuture.completedFuture("a")
                .thenApply(name -> users.find(name))
                .thenAccept(ctx::json));
  }

  void composesOntoPool(Context ctx) { // OK: completed, then composed with the pool
    ctx.future(
        () ->
            CompletableFuture.completedFuture("a")
                .thenCompose(name -> CompletableFuture.supplyAsync(() -> users.find(name), pool))
                .thenAccept(ctx::json));
  }

  void appliesAsyncToCompleted(Context ctx) { // OK: thenApplyAsync goes to the pool
    ctx.future(
        () ->
            CompletableFuture.completedFuture("a")
                .thenApplyAsync(name -> users.find(name), pool)
                .thenAccept(ctx::json));
  }

  void storeStage(Context ctx) { // OK: chained to the store's stage
    ctx.future(
        () ->
            async
                .find("a")
                .thenAccept(user -> ctx.json(user.orElseThrow()))
                .toCompletableFuture());
  }

  void blocksAfterStore(Context ctx) { // BLOCKS: the stage completes on the worker
    ctx.future(
        () ->
            async
                .find("a")
                .thenAccept(
                    user -> {
                      try {
                        Thread.sleep(100);
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                      ctx.json(user);
                    })
                .toCompletableFuture());
  }

  void joinsStore(Context ctx) { // BLOCKS: waits for what only the worker could deliver
    ctx.json(async.find("a").toCompletableFuture().join());
  }

  void joinsAfterStore(Context ctx) { // BLOCKS: joins a call inside of the continuation
    ctx.future(
        () ->
            async
                .find("a")
                .thenApply(
                    user -> http.sendAsync(request(), HttpResponse.BodyHandlers.ofString()).join())
                .thenAccept(reply -> ctx.result(reply.body()))
                .toCompletableFuture());
  }

  void composesAfterStore(Context ctx) { // OK: composed with another stage
    ctx.future(
        () ->
            async
                .find("a")
                .thenCompose(
                    user -> http.sendAsync(request(), HttpResponse.BodyHandlers.ofString()))
                .thenAccept(reply -> ctx.result(reply.body()))
                .toCompletableFuture());
  }

  void joinsUnderAllOf(Context ctx) { // OK: all are complete when they are joined
    List<CompletableFuture<Optional<User>>> all = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      all.add(CompletableFuture.supplyAsync(() -> users.find(name), pool));
    }
    ctx.future(
        () ->
            CompletableFuture.allOf(all.toArray(new CompletableFuture[0]))
                .thenApply(none -> all.stream().map(CompletableFuture::join).toList())
                .thenAccept(ctx::json));
  }

  void joinsTwoUnderAllOf(Context ctx) { // OK: both are complete when they are joined
    CompletableFuture<Optional<User>> a = CompletableFuture.supplyAsync(() -> users.find("a"), pool);
    CompletableFuture<Optional<User>> b = CompletableFuture.supplyAsync(() -> users.find("b"), pool);
    ctx.future(
        () ->
            CompletableFuture.allOf(a, b)
                .thenAccept(none -> ctx.json(List.of(a.join(), b.join()))));
  }

  void joinsEach(Context ctx) { // BLOCKS: joins each in turn
    List<CompletableFuture<Optional<User>>> all = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      all.add(CompletableFuture.supplyAsync(() -> users.find(name), pool));
    }
    for (CompletableFuture<Optional<User>> each : all) {
      each.join();
    }
  }

  void joinsAllOf(Context ctx) { // BLOCKS: waits for all of them
    CompletableFuture<Optional<User>> a = CompletableFuture.supplyAsync(() -> users.find("a"), pool);
    CompletableFuture.allOf(a).join();
    ctx.json(a.join());
  }

  void joinsCompleted(Context ctx) { // OK: the future is complete when it is made
    ctx.result(CompletableFuture.completedFuture("a").join());
  }

  void joinsOnceDone(Context ctx) { // OK: asks first
    CompletableFuture<Optional<User>> a = pending.get("a");
    if (a != null && a.isDone()) {
      ctx.json(a.join());
    } else {
      ctx.status(202);
      pending.put("a", CompletableFuture.supplyAsync(() -> users.find("a"), pool));
    }
  }

  void executesInline(Context ctx) { // BLOCKS: Runnable::run is the same thread
    ctx.future(() -> CompletableFuture.supplyAsync(() -> users.find("a"), inline));
  }

  void executesInlineDirectly(Context ctx) { // BLOCKS: the same without a future
    inline.execute(() -> ctx.json(users.find("a")));
  }

  void callerRuns(Context ctx) { // MAY: the policy lets the caller run it when the pool is busy
    ctx.future(() -> CompletableFuture.supplyAsync(() -> users.find("a"), callerRuns));
  }

  void runsThread(Context ctx) { // BLOCKS: run instead of start
    new Thread(() -> users.find("a")).run();
  }

  void startsThread(Context ctx) { // OK: start
    CompletableFuture<Optional<User>> answer = new CompletableFuture<>();
    new Thread(() -> answer.complete(users.find("a"))).start();
    ctx.future(() -> answer.thenAccept(ctx::json));
  }

  void runsFutureTask(Context ctx) throws Exception { // BLOCKS: FutureTask.run inline
    FutureTask<Optional<User>> task = new FutureTask<>(() -> users.find("a"));
    task.run();
  }

  void executesFutureTask(Context ctx) { // OK: the pool runs the task
    FutureTask<Optional<User>> task = new FutureTask<>(() -> users.find("a"));
    pool.execute(task);
    ctx.status(202);
  }

  void parallel(Context ctx) { // BLOCKS: the caller takes part
    List.of("a", "b").parallelStream().forEach(name -> users.find(name));
  }

  void streams(Context ctx) { // BLOCKS: a stream on the same thread
    ctx.json(List.of("a", "b").stream().map(users::find).toList());
  }

  void computesIfAbsent(Context ctx) { // BLOCKS: the loader runs in the map's lock
    ctx.json(cache.computeIfAbsent("a", users::find));
  }

  void computesFutureIfAbsent(Context ctx) { // OK: the map holds futures
    ctx.future(
        () ->
            pending
                .computeIfAbsent(
                    "a", name -> CompletableFuture.supplyAsync(() -> users.find(name), pool))
                .whenComplete((user, failure) -> pending.remove("a"))
                .thenAccept(ctx::json));
  }

  void releasesWhenComplete(Context ctx) { // OK: tryAcquire, released when complete
    if (!permits.tryAcquire()) {
      ctx.status(429);
      return;
    }
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> users.find("a"), pool)
                .whenComplete((user, failure) -> permits.release())
                .thenAccept(ctx::json));
  }

  void appliesToPool(Context ctx) { // MAY: which thread runs it depends on timing
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> "a", pool)
                .thenApply(name -> users.find(name))
                .thenAccept(ctx::json));
  }

  void blocksAfterSendAsync(Context ctx) { // OK: the client's thread runs it
    ctx.future(
        () ->
            http.sendAsync(request(), HttpResponse.BodyHandlers.ofString())
                .thenAccept(reply -> ctx.json(users.find(reply.body()))));
  }

  void completesLater(Context ctx) { // OK: delayed, not slept
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(
                    () -> "late", CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS))
                .thenAccept(ctx::result));
  }

  void offloads(Context ctx) { // OK: a helper that takes a supplier
    ctx.future(() -> offload(() -> users.find("a")).thenAccept(ctx::json));
  }

  private <T> CompletableFuture<T> offload(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, pool);
  }

  void timed(Context ctx) { // BLOCKS: a helper that calls the supplier itself
    ctx.json(time(() -> users.find("a")));
  }

  private static <T> T time(Supplier<T> work) {
    long start = System.nanoTime();
    T answer = work.get();
    System.out.println(System.nanoTime() - start);
    return answer;
  }

  void submitsAndForgets(Context ctx) { // OK: nobody waits
    pool.submit(() -> users.find("a"));
    ctx.status(202);
  }

  void forkJoin(Context ctx) { // BLOCKS: invoke waits
    ForkJoinPool.commonPool().submit(() -> users.find("a")).join();
  }

  void ownExecutor(Context ctx) { // BLOCKS: an executor written here, that runs it here
    new CallerExecutor().execute(() -> users.find("a"));
  }

  void forwardingExecutor(Context ctx) { // OK: an executor written here, that hands it to a pool
    CompletableFuture.runAsync(() -> users.find("a"), new Forwarding(pool));
  }

  static final class CallerExecutor implements Executor {
    @Override
    public void execute(Runnable task) {
      task.run();
    }
  }

  record Forwarding(ExecutorService pool) implements Executor {
    @Override
    public void execute(Runnable task) {
      pool.execute(task);
    }
  }

  void threadPerTask(Context ctx) { // OK: an executor as a lambda that starts threads
    Executor threads = task -> new Thread(task).start();
    ctx.future(() -> CompletableFuture.supplyAsync(() -> users.find("a"), threads));
  }

  void lambdaExecutor(Context ctx) { // BLOCKS: an executor as a lambda that runs it
    Executor here = task -> task.run();
    ctx.future(() -> CompletableFuture.supplyAsync(() -> users.find("a"), here));
  }
}
