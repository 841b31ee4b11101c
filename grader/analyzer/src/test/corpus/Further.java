package corpus;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import unblock.given.AsyncUserStore;
import unblock.given.User;
import unblock.given.UserStore;

/** Further ways, written after the analysis: wrappers, statics, enums, decorators. */
class Further extends Handlers {
  private static final ExecutorService POOL = Executors.newWorkStealingPool();
  private static final Executor DIRECT = command -> command.run();
  private final UserStore users;
  private final AsyncUserStore async;
  private final UserStore caching;
  private final AsyncUserStore wrapped;
  private final Offloader offloader = new Offloader(POOL);
  private final Offloader direct = new Offloader(Runnable::run);
  private final Map<String, Consumer<Context>> actions = new HashMap<>();
  private final AtomicReference<Supplier<String>> current = new AtomicReference<>();
  private final Queue<Runnable> later = new ArrayDeque<>();

  Further(UserStore users, AsyncUserStore async) {
    this.users = users;
    this.async = async;
    this.caching = new MemoryStore();
    this.wrapped = name -> CompletableFuture.completedFuture(users.find(name));
    actions.put("slow", ctx -> ctx.json(users.find("a")));
    current.set(() -> users.find("a").toString());
    Thread daemon =
        new Thread(
            () -> {
              while (true) {
                try {
                  Thread.sleep(1000);
                } catch (InterruptedException e) {
                  return;
                }
              }
            });
    daemon.setDaemon(true);
    daemon.start();
  }

  static final class MemoryStore implements UserStore {
    private final Map<String, User> all = new HashMap<>();

    @Override
    public Optional<User> find(String name) {
      return Optional.ofNullable(all.get(name));
    }
  }

  record Offloader(Executor executor) {
    <T> CompletableFuture<T> run(Callable<T> work) {
      CompletableFuture<T> answer = new CompletableFuture<>();
      executor.execute(
          () -> {
            try {
              answer.complete(work.call());
            } catch (Exception e) {
              answer.completeExceptionally(e);
            }
          });
      return answer;
    }
  }

  enum Mode {
    QUICK {
      @Override
      String load(UserStore users) {
        return "quick";
      }
    },
    SLOW {
      @Override
      String load(UserStore users) {
        return users.find("a").toString();
      }
    };

    abstract String load(UserStore users);
  }

  void offloaderOnPool(Context ctx) { // OK: a class that offloads, with a pool
    ctx.future(() -> offloader.run(() -> users.find("a")).thenAccept(ctx::json));
  }

  void offloaderInline(Context ctx) { // BLOCKS: the same class, with Runnable::run
    ctx.future(() -> direct.run(() -> users.find("a")).thenAccept(ctx::json));
  }

  void staticDirect(Context ctx) { // BLOCKS: a static executor that runs it here
    DIRECT.execute(() -> users.find("a"));
  }

  void staticPool(Context ctx) { // OK: a static pool
    POOL.execute(() -> users.find("a"));
  }

  void ownStore(Context ctx) { // OK: a store of the student's that answers from memory
    ctx.json(caching.find("a"));
  }

  void ownAsyncStore(Context ctx) { // BLOCKS: asynchronous by name only
    ctx.future(() -> wrapped.find("a").thenAccept(ctx::json).toCompletableFuture());
  }

  void consumerInMap(Context ctx) { // BLOCKS: the action found in a map
    actions.get("slow").accept(ctx);
  }

  void atomicSupplier(Context ctx) { // BLOCKS: the supplier in an atomic reference
    ctx.result(current.get().get());
  }

  void queuedRunnable(Context ctx) { // BLOCKS: put into a queue and run from there
    later.add(() -> users.find("a"));
    Runnable next = later.poll();
    next.run();
  }

  void enumSlow(Context ctx) { // BLOCKS: a constant's own body
    ctx.result(Mode.SLOW.load(users));
  }

  void enumQuick(Context ctx) { // OK: another constant's own body
    ctx.result(Mode.QUICK.load(users));
  }

  void optionalMap(Context ctx) { // BLOCKS: Optional.map runs here
    ctx.json(Optional.ofNullable(ctx.formParam("username")).flatMap(users::find));
  }

  void generates(Context ctx) { // BLOCKS: a generated stream
    ctx.json(Stream.generate(() -> users.find("a")).limit(3).toList());
  }

  void joinsOffWorker(Context ctx) { // OK: joins, but not on the worker
    ctx.async(
        () -> ctx.json(CompletableFuture.supplyAsync(() -> users.find("a"), POOL).join()));
  }

  void completionService(Context ctx) throws Exception { // BLOCKS: takes the first that is done
    ExecutorCompletionService<Optional<User>> service = new ExecutorCompletionService<>(POOL);
    service.submit(() -> users.find("a"));
    ctx.json(service.take().get());
  }

  void whenCompleteOnPool(Context ctx) { // MAY: a callback that waits, on a pool's future
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> "a", POOL)
                .whenComplete((name, failure) -> users.find(name)));
  }

  void commonPool(Context ctx) { // OK: the common pool
    ForkJoinPool.commonPool().execute(() -> users.find("a"));
  }

  void callsOtherHandler(Context ctx) throws Exception { // BLOCKS: a handler that wraps another
    Handler inner = context -> context.json(users.find("a"));
    Handler outer = context -> inner.handle(context);
    outer.handle(ctx);
  }

  void ternary(Context ctx) { // BLOCKS: a call that blocks under a condition blocks
    CompletionStage<Optional<User>> found =
        ctx.contentLength() > 3 ? async.find("a") : wrapped.find("a");
    ctx.future(() -> found.thenAccept(ctx::json).toCompletableFuture());
  }

  void storesFuture(Context ctx) { // OK: a handler that keeps its future in the request
    ctx.attribute("answer", CompletableFuture.supplyAsync(() -> users.find("a"), POOL));
    ctx.status(202);
  }

  void chainsDeep(Context ctx) { // OK: many links, none of which waits on the worker
    ctx.future(
        () ->
            async
                .find("a")
                .thenCompose(
                    found ->
                        CompletableFuture.supplyAsync(() -> users.find("b"), POOL)
                            .thenCombine(async.find("c"), (b, c) -> List.of(b, c)))
                .handle((all, failure) -> failure == null ? all : List.of())
                .thenAccept(ctx::json)
                .toCompletableFuture());
  }
}
