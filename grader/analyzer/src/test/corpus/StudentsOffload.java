package corpus;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserStore;

/** The look-up moved away from the worker, or only seemingly so: services and executors. */
class StudentsOffload extends Handlers {
  private final UserStore users;
  private final ExecutorService pool = Executors.newFixedThreadPool(16);
  private final UserService service;
  private final CountingExecutor counting = new CountingExecutor(pool);
  private final TracingExecutor tracing = new TracingExecutor("lookup");
  private final Executor perTask = new ThreadPerTask();

  StudentsOffload(UserStore users) {
    this.users = users;
    this.service = new PooledUserService(users, pool);
  }

  interface UserService {
    CompletableFuture<Optional<User>> byName(String name);

    /** Comfortable for callers that are not asynchronous yet. */
    default Optional<User> byNameNow(String name) {
      return byName(name).join();
    }
  }

  static class PooledUserService implements UserService {
    private final UserStore store;
    private final Executor executor;

    PooledUserService(UserStore store, Executor executor) {
      this.store = store;
      this.executor = executor;
    }

    @Override
    public CompletableFuture<Optional<User>> byName(String name) {
      return CompletableFuture.supplyAsync(() -> store.find(name), executor);
    }
  }

  /** Knows how many tasks are under way. */
  static class CountingExecutor implements Executor {
    private final Executor delegate;
    private final AtomicInteger active = new AtomicInteger();

    CountingExecutor(Executor delegate) {
      this.delegate = delegate;
    }

    @Override
    public void execute(Runnable task) {
      active.incrementAndGet();
      delegate.execute(
          () -> {
            try {
              task.run();
            } finally {
              active.decrementAndGet();
            }
          });
    }
  }

  /** Meant to be a pool one day. */
  static class TracingExecutor implements Executor {
    private final String name;

    TracingExecutor(String name) {
      this.name = name;
    }

    @Override
    public void execute(Runnable task) {
      String before = Thread.currentThread().getName();
      Thread.currentThread().setName(before + "-" + name);
      try {
        task.run();
      } finally {
        Thread.currentThread().setName(before);
      }
    }
  }

  static class ThreadPerTask implements Executor {
    @Override
    public void execute(Runnable task) {
      Thread thread = new Thread(task, "lookup");
      thread.setDaemon(true);
      thread.start();
    }
  }

  void loginThroughService(Context ctx) { // OK: the service asks the store on its pool
    String name = ctx.formParam("username");
    String password = ctx.formParam("password");
    if (name == null || name.isBlank()) {
      ctx.status(400).json(Map.of("detail", "username is required"));
      return;
    }
    ctx.future(
        () ->
            service
                .byName(name)
                .thenApply(found -> found.filter(user -> user.password().equals(password)))
                .thenAccept(
                    user -> {
                      if (user.isPresent()) {
                        ctx.json(Map.of("message", "Welcome, " + name + "!"));
                      } else {
                        ctx.status(401).json(Map.of("detail", "Invalid credentials"));
                      }
                    }));
  }

  void infoThroughSyncFacade(Context ctx) { // BLOCKS: the default method joins the pool's future
    String name = ctx.formParam("username");
    Optional<User> found = service.byNameNow(name);
    if (found.isEmpty()) {
      ctx.status(404).json(Map.of("detail", "User not found"));
      return;
    }
    ctx.json(Map.of("username", name, "info", found.get().info()));
  }

  void historySubmitThenGet(Context ctx) { // BLOCKS: waits up to 2 s for the submitted task
    String name = ctx.formParam("username");
    Callable<Optional<User>> lookUp = () -> users.find(name);
    Future<Optional<User>> future = pool.submit(lookUp);
    try {
      Optional<User> found = future.get(2, TimeUnit.SECONDS);
      ctx.json(Map.of("username", name, "history", found.map(User::history).orElse("")));
    } catch (TimeoutException e) {
      future.cancel(true);
      ctx.status(503).json(Map.of("detail", "Service unavailable"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      ctx.status(e.getCause() instanceof StoreException ? 503 : 500);
    }
  }

  void infoOnCountingExecutor(Context ctx) { // OK: the wrapper hands every task on to the pool
    String name = ctx.formParam("username");
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> users.find(name), counting)
                .thenAccept(found -> answer(ctx, found, User::info)));
  }

  void infoOnTracingExecutor(Context ctx) { // BLOCKS: this executor runs the task right here
    String name = ctx.formParam("username");
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> users.find(name), tracing)
                .thenAccept(found -> answer(ctx, found, User::info)));
  }

  void loginThreadPerTask(Context ctx) { // OK: the executor starts a thread for each task
    String name = ctx.formParam("username");
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> users.find(name), perTask)
                .handle(
                    (found, failure) -> {
                      if (failure != null) {
                        ctx.status(503).json(Map.of("detail", "Service unavailable"));
                      } else {
                        answer(ctx, found, User::username);
                      }
                      return null;
                    }));
  }

  void historyFutureTaskOnThread(Context ctx) { // OK: its own thread runs it, done() too
    String name = ctx.formParam("username");
    CompletableFuture<Void> reply = new CompletableFuture<>();
    FutureTask<Optional<User>> task =
        new FutureTask<>(() -> users.find(name)) {
          @Override
          protected void done() {
            try {
              answer(ctx, get(), User::history);
              reply.complete(null);
            } catch (Exception e) {
              reply.completeExceptionally(e);
            }
          }
        };
    new Thread(task).start();
    ctx.future(() -> reply);
  }

  void historyFutureTaskRunHere(Context ctx) throws Exception { // BLOCKS: run() looks up here
    String name = ctx.formParam("username");
    FutureTask<Optional<User>> task = new FutureTask<>(() -> users.find(name));
    task.run();
    if (task.isDone() && !task.isCancelled()) {
      answer(ctx, task.get(), User::history);
    }
  }

  void infoAsyncTask(Context ctx) { // OK: Context.async runs the task off the worker
    String name = ctx.formParam("username");
    ctx.async(
        () -> {
          try {
            answer(ctx, users.find(name), User::info);
          } catch (StoreException e) {
            ctx.status(503).json(Map.of("detail", "Service unavailable"));
          }
        });
  }

  private static void answer(Context ctx, Optional<User> found, Function<User, String> field) {
    found.ifPresentOrElse(
        user -> ctx.json(Map.of("username", user.username(), "value", field.apply(user))),
        () -> ctx.status(404).json(Map.of("detail", "User not found")));
  }
}
