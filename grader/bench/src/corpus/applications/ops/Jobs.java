package ops;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.ThreadPoolExecutor;

/** Work for the background, as processes, threads and tasks. */
public class Jobs {
  private final Map<String, Process> processes = new ConcurrentHashMap<>();
  private final Map<String, Future<Integer>> tasks = new ConcurrentHashMap<>();
  private final Map<String, Thread> threads = new ConcurrentHashMap<>();
  private final ExecutorService pool;
  private final ThreadPoolExecutor counted;

  public Jobs(ExecutorService pool, ThreadPoolExecutor counted) {
    this.pool = pool;
    this.counted = counted;
  }

  private static <T> T of(Map<String, T> all, Context ctx) {
    T one = all.get(ctx.pathParam("id"));
    if (one == null) {
      throw new NotFoundResponse();
    }
    return one;
  }

  private static int work() {
    try {
      Thread.sleep(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 42;
  }

  public void alive(Context ctx) { // OK: asks for a process' state
    Process process = of(processes, ctx);
    ctx.json(Map.of("alive", process.isAlive(), "pid", process.pid()));
  }

  public void kill(Context ctx) { // OK: sends a signal, does not wait
    of(processes, ctx).destroy();
    ctx.status(202);
  }

  public void exit(Context ctx) throws InterruptedException { // BLOCKS: waitFor
    ctx.json(Map.of("exit", of(processes, ctx).waitFor()));
  }

  public void exitSoon(Context ctx) throws InterruptedException { // BLOCKS: waitFor with a time
    ctx.json(Map.of("ended", of(processes, ctx).waitFor(3, TimeUnit.SECONDS)));
  }

  public void exitLater(Context ctx) { // OK: onExit is a stage
    ctx.future(() -> of(processes, ctx).onExit().thenAccept(ended -> ctx.json(ended.exitValue())));
  }

  public void run(Context ctx) throws IOException { // BLOCKS: starts a process and reads all it says
    Process process = new ProcessBuilder("uptime").redirectErrorStream(true).start();
    ctx.result(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  public void submit(Context ctx) { // OK: the pool works
    tasks.put(ctx.pathParam("id"), pool.submit(Jobs::work));
    ctx.status(202);
  }

  public void done(Context ctx) { // OK: isDone does not wait
    ctx.json(Map.of("done", of(tasks, ctx).isDone()));
  }

  public void outcome(Context ctx) throws ExecutionException, InterruptedException { // BLOCKS: get waits for the task
    ctx.json(of(tasks, ctx).get());
  }

  public void cancel(Context ctx) { // OK: interrupts the task, does not wait for it
    ctx.json(Map.of("cancelled", of(tasks, ctx).cancel(true)));
  }

  public void all(Context ctx) throws InterruptedException { // BLOCKS: invokeAll waits for all
    List<Callable<Integer>> both = List.of(Jobs::work, Jobs::work);
    ctx.json(pool.invokeAll(both).size());
  }

  public void supplied(Context ctx) { // BLOCKS: join waits for the supplied value
    ctx.json(CompletableFuture.supplyAsync(Jobs::work, pool).join());
  }

  public void suppliedLater(Context ctx) { // OK: the reply follows the supplied value
    ctx.future(() -> CompletableFuture.supplyAsync(Jobs::work, pool).thenAccept(ctx::json));
  }

  public void async(Context ctx) { // OK: ctx.async works on another thread, with a limit
    ctx.async(
        task -> {
          task.timeout = 10_000;
          task.onTimeout(late -> late.status(504));
        },
        () -> ctx.json(work()));
  }

  public void inline(Context ctx) { // BLOCKS: the work is done here
    ctx.json(work());
  }

  public void thread(Context ctx) { // OK: starts a thread
    Thread thread = new Thread(Jobs::work, "job");
    threads.put(ctx.pathParam("id"), thread);
    thread.start();
    ctx.status(202);
  }

  public void threadState(Context ctx) { // OK: asks for a thread's state
    Thread thread = of(threads, ctx);
    ctx.json(Map.of("alive", thread.isAlive(), "state", thread.getState().name()));
  }

  public void threadEnd(Context ctx) throws InterruptedException { // BLOCKS: join waits for the thread
    of(threads, ctx).join();
    ctx.status(204);
  }

  public void queue(Context ctx) { // OK: a pool's numbers
    ctx.json(
        Map.of(
            "queued", counted.getQueue().size(),
            "active", counted.getActiveCount(),
            "room", counted.getQueue().remainingCapacity()));
  }

  public void shutdown(Context ctx) { // OK: refuses new tasks, does not wait for old ones
    counted.shutdown();
    ctx.json(Map.of("terminated", counted.isTerminated()));
  }

  public void shutdownNow(Context ctx) throws InterruptedException { // BLOCKS: waits for the tasks' end
    counted.shutdownNow();
    ctx.json(Map.of("terminated", counted.awaitTermination(10, TimeUnit.SECONDS)));
  }
}
