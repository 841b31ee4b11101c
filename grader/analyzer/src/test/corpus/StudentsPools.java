package corpus;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import unblock.given.User;
import unblock.given.UserStore;

/** Thread pools of many sorts, with and without somebody waiting in front of them. */
class StudentsPools extends Handlers {
  private final UserStore users;
  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final ExecutorService pushingBack =
      new ThreadPoolExecutor(
          2,
          2,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(4),
          new ThreadPoolExecutor.CallerRunsPolicy());
  private final ExecutorService runningHere = rejecting((task, pool) -> task.run());
  private final ExecutorService waitingForRoom = rejecting(new WaitsForRoom());
  private final ExecutorService refusing =
      rejecting(
          (task, pool) -> {
            throw new RejectedExecutionException("busy");
          });
  private final ForkJoinPool forks = new ForkJoinPool(4);
  private final BlockingQueue<Job> jobs = new ArrayBlockingQueue<>(50);
  private final BlockingQueue<Job> anyNumberOfJobs = new LinkedBlockingQueue<>();

  private static ExecutorService rejecting(RejectedExecutionHandler handler) {
    return new ThreadPoolExecutor(
        16, 16, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(16), handler);
  }

  /** Puts a rejected task into the queue, which waits until another task has ended. */
  static final class WaitsForRoom implements RejectedExecutionHandler {
    @Override
    public void rejectedExecution(Runnable task, ThreadPoolExecutor pool) {
      try {
        pool.getQueue().put(task);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  record Job(String name, CompletableFuture<Optional<User>> reply) {}

  StudentsPools(UserStore users) {
    this.users = users;
    for (int i = 0; i < 16; i++) {
      Thread worker = new Thread(() -> work(anyNumberOfJobs), "jobs-" + i);
      worker.setDaemon(true);
      worker.start();
    }
    new Thread(() -> work(jobs)).start();
  }

  private void work(BlockingQueue<Job> queue) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Job job = queue.take();
        try {
          job.reply().complete(users.find(job.name()));
        } catch (RuntimeException e) {
          job.reply().completeExceptionally(e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void queuedForWorkerThreads(Context ctx) { // OK: unbounded queue, started threads take
    Job job = new Job(ctx.formParam("username"), new CompletableFuture<>());
    anyNumberOfJobs.add(job);
    ctx.future(
        () ->
            job.reply()
                .thenAccept(found -> ctx.json(Map.of("info", found.map(User::info).orElse("-")))));
  }

  void queuedWithPut(Context ctx) throws InterruptedException { // MAY: put waits while 50 jobs wait
    Job job = new Job(ctx.formParam("username"), new CompletableFuture<>());
    jobs.put(job);
    ctx.future(
        () ->
            job.reply()
                .thenAccept(found -> ctx.json(Map.of("info", found.map(User::info).orElse("-")))));
  }

  void queuedWithOffer(Context ctx) { // OK: a full queue refuses at once and the client gets a 429
    Job job = new Job(ctx.formParam("username"), new CompletableFuture<>());
    if (!jobs.offer(job)) {
      ctx.status(429).json(Map.of("detail", "Too many requests"));
      return;
    }
    ctx.future(() -> job.reply().thenAccept(found -> ctx.result(found.toString())));
  }

  void rejectionRuns(Context ctx) { // MAY: with 16 busy and 16 queued, the worker looks up
    String name = ctx.formParam("username");
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> users.find(name), runningHere)
                .thenAccept(found -> ctx.result(found.toString())));
  }

  void rejectionWaits(Context ctx) { // MAY: with 16 busy and 16 queued, the worker waits
    String name = ctx.formParam("username");
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> users.find(name), waitingForRoom)
                .thenAccept(found -> ctx.result(found.toString())));
  }

  void rejectionRefuses(Context ctx) { // OK: a full queue refuses at once
    String name = ctx.formParam("username");
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> users.find(name), refusing)
                .thenAccept(found -> ctx.result(found.toString())));
  }

  void callerRuns(Context ctx) { // MAY: with 2 busy and 4 queued, the worker looks up
    String name = ctx.formParam("username");
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> users.find(name), pushingBack)
                .thenAccept(found -> ctx.result(found.map(User::info).orElse("none"))));
  }

  void allAtOnce(Context ctx) throws Exception { // BLOCKS: invokeAll returns when all are done
    List<Callable<Optional<User>>> tasks = new ArrayList<>();
    for (String name : ctx.formParams("username")) {
      tasks.add(() -> users.find(name));
    }
    List<String> infos = new ArrayList<>();
    for (Future<Optional<User>> future : pool.invokeAll(tasks)) {
      infos.add(future.get().map(User::info).orElse("unknown"));
    }
    ctx.json(infos);
  }

  void firstOfTwoReplicas(Context ctx) throws Exception { // BLOCKS: invokeAny waits for the first
    String name = ctx.formParam("username");
    Callable<Optional<User>> replica = () -> users.find(name);
    Optional<User> found = pool.invokeAny(List.of(replica, replica));
    ctx.result(found.map(User::history).orElse("no such user"));
  }

  void completionServiceTake(Context ctx) throws Exception { // BLOCKS: take waits for the next
    CompletionService<Optional<User>> completion = new ExecutorCompletionService<>(pool);
    List<String> names = ctx.formParams("username");
    names.forEach(name -> completion.submit(() -> users.find(name)));
    StringBuilder page = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      Optional<User> user = completion.take().get();
      user.ifPresent(u -> page.append(u.username()).append('\n'));
    }
    ctx.result(page.toString());
  }

  void completionServicePoll(Context ctx) throws Exception { // OK: poll does not wait
    CompletionService<Optional<User>> completion = new ExecutorCompletionService<>(pool);
    completion.submit(() -> users.find(ctx.formParam("username")));
    Future<Optional<User>> ready = completion.poll();
    if (ready == null) {
      ctx.status(202).json(Map.of("status", "pending"));
    } else {
      ctx.json(Map.of("status", "done", "cancelled", ready.isCancelled()));
    }
  }

  void executorPerRequestAwaited(Context ctx) throws Exception { // BLOCKS: waits for both
    ExecutorService own = Executors.newFixedThreadPool(2);
    Map<String, String> answers = new ConcurrentHashMap<>();
    String name = ctx.formParam("username");
    own.execute(() -> users.find(name).ifPresent(u -> answers.put("info", u.info())));
    own.execute(() -> users.find(name).ifPresent(u -> answers.put("history", u.history())));
    own.shutdown();
    own.awaitTermination(5, TimeUnit.SECONDS);
    ctx.json(answers);
  }

  void executorPerRequestLetGo(Context ctx) { // OK: shutdown() does not wait
    ExecutorService own = Executors.newSingleThreadExecutor();
    String name = ctx.formParam("username");
    CompletableFuture<Optional<User>> answer =
        CompletableFuture.supplyAsync(() -> users.find(name), own);
    own.shutdown();
    ctx.future(() -> answer.thenAccept(found -> ctx.result(found.isPresent() ? "yes" : "no")));
  }

  class LookUpTask extends RecursiveTask<List<String>> {
    private static final long serialVersionUID = 1L;
    private final transient List<String> names;

    LookUpTask(List<String> names) {
      this.names = names;
    }

    @Override
    protected List<String> compute() {
      if (names.size() <= 1) {
        return names.stream()
            .flatMap(name -> users.find(name).stream())
            .map(User::info)
            .collect(Collectors.toList());
      }
      int middle = names.size() / 2;
      LookUpTask left = new LookUpTask(names.subList(0, middle));
      left.fork();
      List<String> right = new LookUpTask(names.subList(middle, names.size())).compute();
      List<String> all = new ArrayList<>(left.join());
      all.addAll(right);
      return all;
    }
  }

  void forkJoinInvoke(Context ctx) { // BLOCKS: invoke waits for the task's answer
    List<String> infos = forks.invoke(new LookUpTask(ctx.formParams("username")));
    ctx.json(Map.of("infos", infos));
  }

  void forkJoinCompletes(Context ctx) { // OK: a pool thread joins
    List<String> names = ctx.formParams("username");
    CompletableFuture<List<String>> infos = new CompletableFuture<>();
    forks.execute(() -> infos.complete(new LookUpTask(names).invoke()));
    ctx.future(() -> infos.thenAccept(ctx::json));
  }

  void parallelStreamOfFinds(Context ctx) { // BLOCKS: the caller takes part, and waits for the rest
    Map<String, String> infos =
        ctx.formParams("username").parallelStream()
            .map(users::find)
            .flatMap(Optional::stream)
            .collect(Collectors.toMap(User::username, User::info));
    ctx.json(infos);
  }
}
