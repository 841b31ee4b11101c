package corpus;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import unblock.given.AsyncUserStore;
import unblock.given.User;
import unblock.given.UserStore;

/** Frameworks that students build for themselves: endpoints, caches, offloaders, factories. */
class StudentsTemplates extends Handlers {
  private final AsyncUserStore async;
  private final ExecutorService pool = Executors.newFixedThreadPool(16);
  private final Endpoint<User> blocking;
  private final Endpoint<String> echo = new EchoEndpoint();
  private final Handler timedEcho = timed(echo::handle);
  private final Handler timedInfo;
  private final Offloader offloader = new Offloader(pool);
  private final Offloader inline = new Offloader(new DirectExecutorService());
  private final FutureCache<String, Optional<User>> cache;

  StudentsTemplates(UserStore users, AsyncUserStore async) {
    this.async = async;
    this.blocking = new UserEndpoint(users);
    this.timedInfo = timed(new UserEndpoint(users)::handle);
    this.cache = new FutureCache<>(name -> offloader.call(() -> users.find(name)));
  }

  /** Checks, loads, shows; the parts are left to the subclasses. */
  abstract static class Endpoint<T> {
    final void handle(Context ctx) {
      String key = ctx.formParam("username");
      if (key == null || key.isBlank()) {
        ctx.status(400).json(Map.of("detail", "username is required"));
        return;
      }
      load(key).map(this::show).ifPresentOrElse(ctx::json, () -> ctx.status(404));
    }

    abstract Optional<T> load(String key);

    abstract Map<String, String> show(T value);
  }

  static final class UserEndpoint extends Endpoint<User> {
    private final UserStore users;

    UserEndpoint(UserStore users) {
      this.users = users;
    }

    @Override
    Optional<User> load(String key) {
      return users.find(key);
    }

    @Override
    Map<String, String> show(User user) {
      return Map.of("username", user.username(), "info", user.info());
    }
  }

  static final class EchoEndpoint extends Endpoint<String> {
    @Override
    Optional<String> load(String key) {
      return Optional.of(key).filter(k -> k.length() < 20);
    }

    @Override
    Map<String, String> show(String value) {
      return Map.of("echo", value);
    }
  }

  private static Handler timed(Handler inner) {
    return ctx -> {
      long start = System.nanoTime();
      try {
        inner.handle(ctx);
      } finally {
        System.out.println(ctx.path() + " took " + (System.nanoTime() - start) / 1_000_000);
      }
    };
  }

  /** Runs a supplier somewhere else. */
  record Offloader(Executor executor) {
    <T> CompletableFuture<T> call(Supplier<T> task) {
      CompletableFuture<T> result = new CompletableFuture<>();
      executor.execute(
          () -> {
            try {
              result.complete(task.get());
            } catch (RuntimeException | Error e) {
              result.completeExceptionally(e);
            }
          });
      return result;
    }

    <T> void reply(Context ctx, Supplier<T> task, BiConsumer<Context, T> then) {
      ctx.future(() -> call(task).thenAccept(value -> then.accept(ctx, value)));
    }
  }

  /** Made for tests, and then used. */
  static class DirectExecutorService extends AbstractExecutorService {
    private volatile boolean ended;

    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void shutdown() {
      ended = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
      ended = true;
      return Collections.emptyList();
    }

    @Override
    public boolean isShutdown() {
      return ended;
    }

    @Override
    public boolean isTerminated() {
      return ended;
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) {
      return ended;
    }
  }

  /** One future per key; a failed one is forgotten. */
  static class FutureCache<K, V> {
    private final Map<K, CompletableFuture<V>> futures = new ConcurrentHashMap<>();
    private final Function<K, CompletableFuture<V>> loader;

    FutureCache(Function<K, CompletableFuture<V>> loader) {
      this.loader = loader;
    }

    CompletionStage<V> get(K key) {
      CompletableFuture<V> future = futures.computeIfAbsent(key, loader);
      return future.whenComplete(
          (value, failure) -> {
            if (failure != null) {
              futures.remove(key, future);
            }
          });
    }

    V getNow(K key) {
      return get(key).toCompletableFuture().join();
    }
  }

  void endpointOfUsers(Context ctx) { // BLOCKS: the template calls a load that asks the store
    blocking.handle(ctx);
  }

  void endpointOfEcho(Context ctx) { // OK: the same template, with a load in memory
    echo.handle(ctx);
  }

  void wrappedEcho(Context ctx) throws Exception { // OK: a handler around the echo, timed
    timedEcho.handle(ctx);
  }

  void wrappedInfo(Context ctx) throws Exception { // BLOCKS: the same wrapper, around a look-up
    timedInfo.handle(ctx);
  }

  void cachedFuture(Context ctx) { // OK: a future from the cache, loaded on the pool
    String name = ctx.formParam("username");
    ctx.future(
        () ->
            cache
                .get(name)
                .thenAccept(found -> ctx.result(found.map(User::info).orElse("unknown")))
                .toCompletableFuture());
  }

  void cachedNow(Context ctx) { // BLOCKS: this getNow is the cache's own, and it joins
    Optional<User> found = cache.getNow(ctx.formParam("username"));
    ctx.result(found.map(User::history).orElse("unknown"));
  }

  void repliedByOffloader(Context ctx) { // OK: the slow part goes to the offloader's pool
    String name = ctx.formParam("username");
    List<String> steps = new ArrayList<>();
    offloader.reply(
        ctx,
        () -> async.find(name).toCompletableFuture().join(),
        (context, found) -> {
          steps.add("replied");
          context.result(found.map(User::info).orElse("unknown") + steps);
        });
  }

  void repliedInline(Context ctx) { // BLOCKS: this offloader has the executor for tests
    String name = ctx.formParam("username");
    inline.reply(
        ctx,
        () -> async.find(name).toCompletableFuture().join(),
        (context, found) -> context.result(found.map(User::info).orElse("unknown")));
  }
}
