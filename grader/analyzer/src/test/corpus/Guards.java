package corpus;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;
import unblock.given.AsyncUserStore;
import unblock.given.User;
import unblock.given.UserStore;

class Guards extends Handlers {
  private final UserStore users;
  private final AsyncUserStore async;
  private final ExecutorService pool = Executors.newFixedThreadPool(16);
  private final BlockingQueue<String> bounded = new LinkedBlockingQueue<>(10);
  private final BlockingQueue<String> unbounded = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<String> small = new LinkedBlockingQueue<>(3);
  private final Executor starting = task -> new Thread(task).start();
  private final Executor plain = task -> task.run();
  private final Executor own = new Own();
  private final Executor same = new Same();
  private final Map<String, Future<Optional<User>>> running = new ConcurrentHashMap<>();

  static final class Own implements Executor {
    @Override
    public void execute(Runnable task) {
      Thread t = new Thread(task);
      t.setDaemon(true);
      t.start();
    }
  }

  static final class Same implements Executor {
    @Override
    public void execute(Runnable task) {
      task.run();
    }
  }

  Guards(UserStore users, AsyncUserStore async) {
    this.users = users;
    this.async = async;
  }

  void checksThenWaits(Context ctx) throws Exception { // BLOCKS: the check guards nothing
    Future<Optional<User>> f = pool.submit(() -> users.find("a"));
    if (!f.isDone()) {
      ctx.header("X-Pending", "1");
    }
    ctx.json(f.get());
  }

  void guarded(Context ctx) throws Exception { // OK: only when it is done
    Future<Optional<User>> f = pool.submit(() -> users.find("a"));
    if (f.isDone()) {
      ctx.json(f.get());
    } else {
      ctx.status(202);
    }
  }

  void guardedByReturn(Context ctx) throws Exception { // OK: left before
    Future<Optional<User>> f = pool.submit(() -> users.find("a"));
    if (!f.isDone()) {
      ctx.status(202);
      return;
    }
    ctx.json(f.get());
  }

  void wrongWay(Context ctx) throws Exception { // BLOCKS: waits when it is not done
    Future<Optional<User>> f = pool.submit(() -> users.find("a"));
    if (f.isDone()) {
      ctx.status(200);
      return;
    }
    ctx.json(f.get());
  }

  void mapGuard(Context ctx) throws Exception { // OK: a job that is asked for later
    Future<Optional<User>> f = running.get(ctx.pathParam("id"));
    if (f == null || !f.isDone()) {
      ctx.status(202);
      return;
    }
    ctx.json(f.get());
  }

  void startsJob(Context ctx) { // OK: starts a job
    running.put(ctx.pathParam("id"), pool.submit(() -> users.find("a")));
    ctx.status(202);
  }

  void waitsForJob(Context ctx) throws Exception { // BLOCKS: waits for a job
    Future<Optional<User>> f = running.get(ctx.pathParam("id"));
    ctx.json(f.get());
  }

  void guardsTwo(Context ctx) throws Exception { // OK: both are done
    CompletableFuture<Optional<User>> a =
        CompletableFuture.supplyAsync(() -> users.find("a"), pool);
    CompletableFuture<Optional<User>> b =
        CompletableFuture.supplyAsync(() -> users.find("b"), pool);
    if (a.isDone() && b.isDone()) {
      ctx.json(List.of(a.join(), b.join()));
    }
  }

  void guardsEither(Context ctx) throws Exception { // BLOCKS: only one of them need be done
    CompletableFuture<Optional<User>> a =
        CompletableFuture.supplyAsync(() -> users.find("a"), pool);
    CompletableFuture<Optional<User>> b =
        CompletableFuture.supplyAsync(() -> users.find("b"), pool);
    if (a.isDone() || b.isDone()) {
      ctx.json(List.of(a.join(), b.join()));
    }
  }

  void now(Context ctx) { // OK: getNow does not wait
    CompletableFuture<String> a = CompletableFuture.supplyAsync(() -> "a", pool);
    ctx.result(a.getNow("none"));
  }

  void putsBounded2(Context ctx) throws Exception { // MAY: may be full
    bounded.put("a");
  }

  void putsSmall(Context ctx) throws Exception { // MAY: may be full
    small.put("a");
  }

  void offersSmall(Context ctx) throws Exception { // MAY: may be full
    small.offer("a", 1, TimeUnit.SECONDS);
  }

  void putsUnbounded(Context ctx) throws Exception { // OK: never full
    unbounded.put("a");
  }

  void offersUnbounded(Context ctx) throws Exception { // OK: never full
    unbounded.offer("a", 1, TimeUnit.SECONDS);
  }

  void offersNow(Context ctx) throws Exception { // OK: does not wait
    if (!bounded.offer("a")) {
      ctx.status(503);
    }
  }

  void task(Context ctx) { // OK: the pool runs the task
    FutureTask<Optional<User>> t = new FutureTask<>(() -> users.find("a"));
    pool.execute(t);
    CompletionStage<String> stage = CompletableFuture.supplyAsync(() -> "a", pool);
    ctx.future(() -> stage.handle((v, e) -> ctx.result("x")).toCompletableFuture());
  }

  void taskDone(Context ctx) { // OK: the pool runs the task
    CompletableFuture<Optional<User>> answer = new CompletableFuture<>();
    FutureTask<Optional<User>> t =
        new FutureTask<>(() -> users.find("a")) {
          @Override
          protected void done() {
            try {
              answer.complete(get());
            } catch (Exception e) {
              answer.completeExceptionally(e);
            }
          }
        };
    pool.execute(t);
    ctx.future(() -> answer.handle((v, e) -> ctx.json(v)));
  }

  void taskStage(Context ctx) { // OK: as in the store
    FutureTask<Optional<User>> t = new FutureTask<>(() -> users.find("a"));
    pool.execute(t);
    CompletionStage<Optional<User>> stage = async.find("b");
    ctx.future(() -> stage.handle((v, e) -> ctx.json(v)).toCompletableFuture());
  }

  void onStarting(Context ctx) { // OK: starts a thread
    ctx.future(
        () -> CompletableFuture.supplyAsync(() -> users.find("a"), starting).thenAccept(ctx::json));
  }

  void onPlain(Context ctx) { // BLOCKS: runs it here
    ctx.future(
        () -> CompletableFuture.supplyAsync(() -> users.find("a"), plain).thenAccept(ctx::json));
  }

  void afterPlain(Context ctx) { // BLOCKS: is complete when it is chained
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> "a", plain)
                .thenApply(users::find)
                .thenAccept(ctx::json));
  }

  void onOwn(Context ctx) { // OK: starts a thread
    ctx.future(
        () -> CompletableFuture.supplyAsync(() -> users.find("a"), own).thenAccept(ctx::json));
  }

  void onSame(Context ctx) { // BLOCKS: runs it here
    ctx.future(
        () -> CompletableFuture.supplyAsync(() -> users.find("a"), same).thenAccept(ctx::json));
  }

  void afterSame(Context ctx) { // BLOCKS: is complete when it is chained
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> "a", same)
                .thenApply(users::find)
                .thenAccept(ctx::json));
  }

  void executeOwn(Context ctx) { // OK: starts a thread
    own.execute(() -> users.find("a"));
  }

  void asyncOwn(Context ctx) { // OK: thenApplyAsync on a thread of its own
    ctx.future(
        () ->
            CompletableFuture.completedFuture("a")
                .thenApplyAsync(users::find, own)
                .thenAccept(ctx::json));
  }

  private static Handler offload(Handler inner) {
    return ctx -> ctx.async(() -> inner.handle(ctx));
  }

  private void later(Context ctx, Handler inner) {
    ctx.async(() -> inner.handle(ctx));
  }

  private void sooner(Context ctx, Handler inner) throws Exception {
    inner.handle(ctx);
  }

  void offloads(Context ctx) { // OK: the handler inside runs off the worker
    later(ctx, c -> c.json(users.find("a")));
  }

  void offloadsRef(Context ctx) { // OK: the same as a reference
    later(ctx, this::slow);
  }

  private void slow(Context ctx) {
    ctx.json(users.find("a"));
  }

  void delegates(Context ctx) throws Exception { // BLOCKS: runs here
    sooner(ctx, this::slow);
  }

  void wrapped(Context ctx) throws Exception { // OK: offloaded by a decorator
    offload(c -> c.json(users.find("a"))).handle(ctx);
  }

  record View(UserStore users) {
    public Object getName() {
      return users.find("a");
    }
  }

  void rendersView(Context ctx) { // BLOCKS: the getter is asked when the object is written as JSON
    ctx.json(new View(users));
  }

  static final class Lazy {
    final UserStore users;

    Lazy(UserStore users) {
      this.users = users;
    }

    @Override
    public String toString() {
      return "" + users.find("a");
    }
  }

  void formats(Context ctx) { // BLOCKS: String.format asks for the text
    ctx.result(String.format("%s", new Lazy(users)));
  }

  void formatted(Context ctx) { // BLOCKS: formatted asks for the text
    ctx.result("%s".formatted(new Lazy(users)));
  }

  void appends(Context ctx) { // BLOCKS: append asks for the text
    ctx.result(new StringBuilder().append(new Lazy(users)).toString());
  }

  private final ReadWriteLock rw = new ReentrantReadWriteLock();

  void reads(Context ctx) { // BLOCKS: under a lock
    rw.readLock().lock();
    try {
      ctx.json(users.find("a"));
    } finally {
      rw.readLock().unlock();
    }
  }

  private final ReadWriteLock mem = new ReentrantReadWriteLock();
  private int n;

  void readsMem(Context ctx) { // OK: memory only
    mem.readLock().lock();
    try {
      ctx.json(n);
    } finally {
      mem.readLock().unlock();
    }
  }

  void streamsLazily(Context ctx) { // BLOCKS: the stream runs here
    ctx.json(Stream.of("a", "b").map(users::find).toList());
  }

  void invokes(Context ctx) throws Exception { // BLOCKS: invokeAll waits
    ctx.json(pool.invokeAll(List.of(() -> users.find("a"))).size());
  }

  void phaser(Context ctx) { // OK: does not wait
    new Phaser(1).arrive();
  }

  void decorated(Context ctx) throws Exception { // BLOCKS: runs here
    timed(this::slow).handle(ctx);
  }

  private static Handler timed(Handler next) {
    return ctx -> {
      long t = System.nanoTime();
      next.handle(ctx);
      ctx.header("t", "" + (System.nanoTime() - t));
    };
  }

  private final Supplier<Optional<User>> memo = memoize(() -> null);

  private static <T> Supplier<T> memoize(Supplier<T> s) {
    return s;
  }
}
