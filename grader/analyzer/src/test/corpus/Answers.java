package corpus;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.net.http.*;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;
import unblock.given.AsyncUserStore;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserStore;

class Answers extends Handlers {
  private final UserStore users;
  private final AsyncUserStore async;
  private final URI base;
  private final Duration timeout;
  private final HttpClient http;
  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(
          16,
          32,
          1,
          TimeUnit.MINUTES,
          new LinkedBlockingQueue<>(100),
          new ThreadPoolExecutor.AbortPolicy());
  private final Bulkhead bulkhead = new Bulkhead(16);
  private final Router router = new Router();

  Answers(UserStore users, AsyncUserStore async, URI base, Duration timeout) {
    this.users = users;
    this.async = async;
    this.base = base;
    this.timeout = timeout;
    this.http = HttpClient.newBuilder().connectTimeout(timeout).executor(pool).build();
    router.add("login", this::slowLogin);
  }

  static final class Bulkhead implements Executor, AutoCloseable {
    private final Semaphore permits;
    private final ExecutorService threads =
        Executors.newCachedThreadPool(
            r -> {
              Thread t = new Thread(r, "bulkhead");
              t.setDaemon(true);
              return t;
            });

    Bulkhead(int n) {
      permits = new Semaphore(n);
    }

    @Override
    public void execute(Runnable task) {
      if (!permits.tryAcquire()) {
        throw new RejectedExecutionException("full");
      }
      threads.execute(
          () -> {
            try {
              task.run();
            } finally {
              permits.release();
            }
          });
    }

    @Override
    public void close() {
      threads.shutdown();
      try {
        threads.awaitTermination(1, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  final class Router {
    private final Map<String, Function<Context, Object>> routes = new HashMap<>();

    void add(String n, Function<Context, Object> f) {
      routes.put(n, f);
    }

    void dispatch(String n, Context ctx) {
      Function<Context, Object> f = routes.get(n);
      ctx.future(
          () -> CompletableFuture.supplyAsync(() -> f.apply(ctx), bulkhead).thenAccept(ctx::json));
    }

    void dispatchHere(String n, Context ctx) {
      ctx.json(routes.get(n).apply(ctx));
    }
  }

  private Object slowLogin(Context ctx) {
    return users.find("a").orElse(null);
  }

  private static Throwable cause(Throwable t) {
    return t instanceof CompletionException && t.getCause() != null ? t.getCause() : t;
  }

  private Void fail(Context ctx, Throwable t) {
    ctx.status(cause(t) instanceof StoreException ? 503 : 500).json(Map.of("detail", "x"));
    return null;
  }

  private <T> void answer(Context ctx, Supplier<T> work, BiConsumer<Context, T> then) {
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(work, bulkhead)
                .thenAccept(v -> then.accept(ctx, v))
                .exceptionally(t -> fail(ctx, t)));
  }

  void dispatches(Context ctx) { // OK: the router hands it to the bulkhead
    router.dispatch("login", ctx);
  }

  void dispatchesHere(Context ctx) { // BLOCKS: the router calls it here
    router.dispatchHere("login", ctx);
  }

  void answers(Context ctx) { // OK: a helper with a consumer for the answer
    answer(
        ctx,
        () -> users.find("a"),
        (c, u) -> u.ifPresentOrElse(c::json, () -> c.status(HttpStatus.NOT_FOUND)));
  }

  void executes(Context ctx) { // OK: on a bulkhead, rejected when full
    CompletableFuture<Void> done = new CompletableFuture<>();
    try {
      bulkhead.execute(
          () -> {
            try {
              ctx.json(users.find("a"));
              done.complete(null);
            } catch (RuntimeException e) {
              done.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException e) {
      ctx.status(503);
      return;
    }
    ctx.future(() -> done);
  }

  void upstream(Context ctx) { // OK: sendAsync with a time-out, then another
    HttpRequest r =
        HttpRequest.newBuilder(base.resolve("/users/a/info")).timeout(timeout).GET().build();
    ctx.future(
        () ->
            async
                .find("a")
                .toCompletableFuture()
                .thenCompose(u -> http.sendAsync(r, HttpResponse.BodyHandlers.ofString()))
                .thenAccept(
                    p -> {
                      if (p.statusCode() != 200) {
                        ctx.status(502);
                      } else {
                        ctx.result(p.body());
                      }
                    })
                .exceptionally(
                    t -> {
                      Throwable c = cause(t);
                      ctx.status(c instanceof HttpTimeoutException ? 504 : 502);
                      return null;
                    }));
  }

  void upstreamHandle(Context ctx) { // OK: handle and compose what it gives
    HttpRequest r = HttpRequest.newBuilder(base).build();
    ctx.future(
        () ->
            http.sendAsync(r, HttpResponse.BodyHandlers.ofString())
                .handle(
                    (p, t) ->
                        t == null
                            ? CompletableFuture.completedFuture(p.body())
                            : CompletableFuture.<String>failedFuture(cause(t)))
                .thenCompose(Function.identity())
                .thenAccept(ctx::result));
  }

  void upstreamTwo(Context ctx) { // OK: two calls at once, joined when both are there
    HttpRequest r = HttpRequest.newBuilder(base).build();
    CompletableFuture<String> a =
        http.sendAsync(r, HttpResponse.BodyHandlers.ofString()).thenApply(HttpResponse::body);
    CompletableFuture<String> b =
        http.sendAsync(r, HttpResponse.BodyHandlers.ofString()).thenApply(HttpResponse::body);
    ctx.future(() -> CompletableFuture.allOf(a, b).thenRun(() -> ctx.result(a.join() + b.join())));
  }

  void upstreamGetNow(Context ctx) { // OK: getNow after allOf
    CompletableFuture<String> a = CompletableFuture.supplyAsync(() -> "a", pool);
    ctx.future(() -> a.thenRun(() -> ctx.result(a.getNow(""))));
  }

  void upstreamGetInside(Context ctx) { // OK: get of what is complete inside its own continuation
    CompletableFuture<String> a = CompletableFuture.supplyAsync(() -> "a", pool);
    ctx.future(
        () ->
            a.thenRun(
                () -> {
                  try {
                    ctx.result(a.get());
                  } catch (InterruptedException | ExecutionException e) {
                    ctx.status(500);
                  }
                }));
  }

  void semaphoreLater(Context ctx) { // OK: the pool waits for the permit
    Semaphore s = new Semaphore(1);
    pool.submit(
        () -> {
          s.acquire();
          try {
            return users.find("a");
          } finally {
            s.release();
          }
        });
  }

  void taskThenStage(Context ctx) { // OK: a FutureTask on the pool beside a handled stage
    FutureTask<Optional<User>> t = new FutureTask<>(() -> users.find("a"));
    pool.execute(t);
    ctx.future(
        () ->
            async
                .find("b")
                .handle(
                    (v, e) -> {
                      ctx.json(v);
                      return null;
                    })
                .toCompletableFuture());
  }

  void taskGetLater(Context ctx) { // OK: the pool waits for the task
    FutureTask<Optional<User>> t = new FutureTask<>(() -> users.find("a"));
    new Thread(t).start();
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(
                    () -> {
                      try {
                        return t.get();
                      } catch (Exception e) {
                        throw new CompletionException(e);
                      }
                    },
                    pool)
                .thenAccept(ctx::json));
  }

  void taskGet(Context ctx) throws Exception { // BLOCKS: waits for the task
    FutureTask<Optional<User>> t = new FutureTask<>(() -> users.find("a"));
    new Thread(t).start();
    ctx.json(t.get());
  }

  void checked(Context ctx) { // OK: validation, headers, attributes
    String n = ctx.formParam("username");
    if (n == null || n.isBlank()) {
      ctx.status(400).json(Map.of("detail", "username is required"));
      return;
    }
    ctx.attribute("n", n);
    ctx.header("X", Objects.requireNonNullElse(ctx.header("Y"), ""));
  }

  void asyncWithConfig(Context ctx) { // OK: ctx.async with an executor and a time-out
    ctx.async(
        c -> {
          c.timeout = 1000L;
          c.executor = pool;
          c.onTimeout(x -> x.status(504));
        },
        () -> ctx.json(users.find("a")));
  }

  void failedFast(Context ctx) { // OK: a failed future
    ctx.future(
        () -> CompletableFuture.failedFuture(new IllegalStateException()).exceptionally(t -> null));
  }

  void listFutures(Context ctx) { // OK: invoked in a list, allOf'd and collected
    List<Callable<Optional<User>>> work = List.of(() -> users.find("a"), () -> users.find("b"));
    List<CompletableFuture<Optional<User>>> fs = new ArrayList<>();
    for (Callable<Optional<User>> w : work) {
      fs.add(
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return w.call();
                } catch (Exception e) {
                  throw new CompletionException(e);
                }
              },
              pool));
    }
    ctx.future(
        () ->
            CompletableFuture.allOf(fs.toArray(new CompletableFuture<?>[0]))
                .thenAccept(
                    x -> {
                      List<Object> all = new ArrayList<>();
                      for (CompletableFuture<Optional<User>> f : fs) {
                        all.add(f.join());
                      }
                      ctx.json(all);
                    }));
  }

  void interrupts(Context ctx) { // OK: only restores a flag
    Thread.currentThread().interrupt();
    if (Thread.interrupted()) {
      ctx.status(200);
    }
  }

  void stats(Context ctx) { // OK: numbers of the pool
    ctx.json(
        Map.of(
            "active",
            pool.getActiveCount(),
            "queue",
            pool.getQueue().size(),
            "left",
            pool.getQueue().remainingCapacity()));
  }

  void polls(Context ctx) { // OK: poll takes what is there
    Queue<String> q = new ConcurrentLinkedQueue<>();
    String s = q.poll();
    ctx.result(s == null ? "" : s);
  }

  void pollsBlocking(Context ctx) throws Exception { // BLOCKS: poll with a time
    BlockingQueue<String> q = new ArrayBlockingQueue<>(1);
    ctx.result(q.poll(1, TimeUnit.SECONDS));
  }

  void dedicatedThread(Context ctx) { // OK: a thread for the request, completing a future
    CompletableFuture<Optional<User>> f = new CompletableFuture<>();
    Thread t =
        new Thread(
            () -> {
              try {
                f.complete(users.find("a"));
              } catch (RuntimeException e) {
                f.completeExceptionally(e);
              }
            },
            "look-up");
    t.setDaemon(true);
    t.start();
    ctx.future(() -> f.thenAccept(u -> ctx.json(u.orElseThrow())).exceptionally(e -> fail(ctx, e)));
  }

  void composesTwice(Context ctx) { // OK: one after the other, both on the pool
    ctx.future(
        () ->
            look("a").thenCompose(a -> look(a.map(User::info).orElse("b"))).thenAccept(ctx::json));
  }

  private CompletableFuture<Optional<User>> look(String n) {
    return CompletableFuture.supplyAsync(() -> users.find(n), pool);
  }

  void looksAndWaits(Context ctx) { // BLOCKS: the same helper, joined
    ctx.json(look("a").join());
  }

  void looksAndBlocksAfter(Context ctx) { // MAY: thenApply may run here when the pool was fast
    ctx.future(() -> look("a").thenApply(u -> users.find("b")).thenAccept(ctx::json));
  }
}
