package corpus;

import io.javalin.http.Context;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import unblock.given.User;
import unblock.given.UserStore;

/** Executors of the JDK and by hand: some run a task on another thread, some on the caller. */
class EngineersExecutors extends Handlers {
  private final UserStore users;
  private final ExecutorService pool = Executors.newFixedThreadPool(16);
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
  private final ForkJoinPool forks = new ForkJoinPool(16);
  private final ThreadFactory threads = Executors.defaultThreadFactory();
  private final ExecutorService perTask = newPerTaskExecutor();
  private final Executor serial = new SerialExecutor(pool);
  private final Executor direct = DirectExecutor.INSTANCE;
  private final ExecutorService here = new CallerExecutorService();
  private final ExecutorCompletionService<Optional<User>> completed =
      new ExecutorCompletionService<>(pool);
  private final ScheduledFuture<?> refresh;

  EngineersExecutors(UserStore users) {
    this.users = users;
    this.refresh = timer.scheduleAtFixedRate(() -> users.find("a"), 1, 1, TimeUnit.HOURS);
  }

  /** Virtual threads where the JDK has them. */
  private static ExecutorService newPerTaskExecutor() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException e) {
      return Executors.newCachedThreadPool();
    }
  }

  /** As in the documentation of Executor: one task after the other, on the other executor. */
  private static final class SerialExecutor implements Executor {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Executor executor;
    private Runnable active;

    SerialExecutor(Executor executor) {
      this.executor = executor;
    }

    @Override
    public synchronized void execute(Runnable task) {
      tasks.add(
          () -> {
            try {
              task.run();
            } finally {
              scheduleNext();
            }
          });
      if (active == null) {
        scheduleNext();
      }
    }

    private synchronized void scheduleNext() {
      active = tasks.poll();
      if (active != null) {
        executor.execute(active);
      }
    }
  }

  private enum DirectExecutor implements Executor {
    INSTANCE;

    @Override
    public void execute(Runnable task) {
      task.run();
    }
  }

  private static final class CallerExecutorService extends AbstractExecutorService {
    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) {
      return true;
    }
  }

  private static final class Count extends RecursiveTask<Integer> {
    private final UserStore users;

    Count(UserStore users) {
      this.users = users;
    }

    @Override
    protected Integer compute() {
      return users.find("a").isPresent() ? 1 : 0;
    }
  }

  void perTaskExecutor(Context ctx) { // OK: a thread of its own, virtual or not
    ctx.future(() -> CompletableFuture.supplyAsync(() -> users.find("a"), perTask));
  }

  void serially(Context ctx) { // OK: one after the other, on the pool
    ctx.future(() -> CompletableFuture.supplyAsync(() -> users.find("a"), serial));
  }

  void byEnum(Context ctx) { // BLOCKS: the executor runs the task on the caller
    ctx.future(() -> CompletableFuture.supplyAsync(() -> users.find("a"), direct));
  }

  void byCallerService(Context ctx) { // BLOCKS: submit calls execute, which runs the task here
    here.submit(() -> users.find("a"));
  }

  void newThreadOfFactory(Context ctx) { // OK: the new thread looks up
    threads.newThread(() -> users.find("a")).start();
  }

  void startedAndJoined(Context ctx) throws InterruptedException { // BLOCKS: join(0) waits until the thread ends
    Thread thread = threads.newThread(() -> users.find("a"));
    thread.start();
    thread.join(0);
  }

  void startedAndAsked(Context ctx) { // OK: isAlive does not wait
    Thread thread = new Thread(() -> users.find("a"));
    thread.setDaemon(true);
    thread.start();
    ctx.result("" + thread.isAlive());
  }

  void invokedInForkJoin(Context ctx) { // BLOCKS: invoke waits for the result
    ctx.result("" + forks.invoke(new Count(users)));
  }

  void submittedToForkJoin(Context ctx) { // OK: submit does not wait
    ctx.result("" + forks.submit(new Count(users)).isDone());
  }

  void computedHere(Context ctx) { // BLOCKS: invoke of a task computes it on this thread
    ctx.result("" + new Count(users).invoke());
  }

  void submittedForCompletion(Context ctx) { // OK: the pool looks up
    completed.submit(() -> users.find("a"));
  }

  void takesCompleted(Context ctx) throws InterruptedException, ExecutionException { // BLOCKS: take waits for one to complete
    completed.submit(() -> users.find("a"));
    ctx.result(completed.take().get().toString());
  }

  void pollsCompleted(Context ctx) { // OK: poll returns null when there is none
    ctx.result("" + (completed.poll() != null));
  }

  void firstOfAll(Context ctx) throws InterruptedException, ExecutionException { // BLOCKS: invokeAny waits for the first
    Callable<Optional<User>> task = () -> users.find("a");
    ctx.result(pool.invokeAny(List.of(task, task)).toString());
  }

  void scheduledOnce(Context ctx) { // OK: the timer's thread looks up
    timer.schedule(() -> users.find("a"), 10, TimeUnit.MILLISECONDS);
  }

  void scheduledAndWaited(Context ctx) throws Exception { // BLOCKS: waits for the timer
    ctx.result(
        timer.schedule(() -> users.find("a"), 10, TimeUnit.MILLISECONDS).get().toString());
  }

  void cancelsTheRefresh(Context ctx) { // OK: neither call waits
    ctx.result(refresh.getDelay(TimeUnit.SECONDS) + " " + refresh.cancel(false));
  }

  void drainsThePool(Context ctx) throws InterruptedException { // BLOCKS: awaits the end of all tasks
    pool.shutdown();
    ctx.result("" + pool.awaitTermination(1, TimeUnit.SECONDS));
  }

  void asksThePool(Context ctx) { // OK: asks, and does not wait
    ctx.result(pool.isShutdown() + " " + pool.isTerminated());
  }

  void throughCommonPool(Context ctx) { // OK: the common pool's threads look up
    Executor common = ForkJoinPool.commonPool()::execute;
    common.execute(() -> users.find("a"));
  }
}
