package unblock.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * A snapshot of the submission's threads by executor. It tells the grader which executor has work
 * in its queue and no thread for it. It calls no method that a submission can override: the fields
 * of the JDK's own classes are read instead.
 */
final class ExecutorSnapshot {
  /** The number of threads of one executor whose stacks are reported. */
  private static final int MOST_STACKS = 32;

  private static final String COMMON_POOL = "common";
  private static final String NO_EXECUTOR = "";

  /**
   * An executor at one moment.
   *
   * @param core the number of threads that it starts without a full queue
   * @param most the number of threads that it may have
   * @param room the number of further tasks that its queue may take
   */
  private record Figures(String kind, long core, long most, long queued, long room) {
    static final Figures NONE = new Figures(NO_EXECUTOR, 0, 0, 0, 0);
  }

  private ExecutorSnapshot() {}

  /**
   * Takes a snapshot: the id of the order, then for each executor its kind, core, most, queued and
   * room, the number of its threads, the number of stacks that follow, and the name, the state and
   * the frames of each. Threads without an executor come as one of the kind {@code ""}.
   */
  static ProtocolMessage take(String id, SubmissionThreads threads) {
    IdentityHashMap<Object, List<LiveThread>> byExecutor = new IdentityHashMap<>();
    LiveThread.all().stream()
        .filter(threads::isForeign)
        .forEach(
            live ->
                byExecutor
                    .computeIfAbsent(
                        executor(live.thread()).orElse(NO_EXECUTOR), key -> new ArrayList<>())
                    .add(live));
    List<String> fields = new ArrayList<>();
    fields.add(id);
    byExecutor.forEach((executor, its) -> add(fields, figures(executor), its));
    return ProtocolMessage.of("executors", fields);
  }

  private static void add(List<String> fields, Figures figures, List<LiveThread> threads) {
    List<LiveThread> shown = threads.subList(0, Math.min(threads.size(), MOST_STACKS));
    fields.add(figures.kind());
    for (long figure :
        List.of(
            figures.core(),
            figures.most(),
            figures.queued(),
            figures.room(),
            (long) threads.size(),
            (long) shown.size())) {
      fields.add(Long.toString(figure));
    }
    for (LiveThread live : shown) {
      fields.add(live.thread().getName());
      fields.add(live.thread().getState().name());
      fields.add(String.join("\n", StackTexts.frames(live.stack())));
    }
  }

  private static Optional<Object> executor(Thread thread) {
    if (thread instanceof ForkJoinWorkerThread worker
        && !ThreadOrigin.jdkName(thread.getClass()).isEmpty()) {
      return Optional.of(worker.getPool());
    }
    return ThreadOrigin.pool(thread);
  }

  private static Figures figures(Object executor) {
    if (executor.getClass() == ForkJoinPool.class) {
      ForkJoinPool pool = (ForkJoinPool) executor;
      long most = pool.getParallelism();
      return new Figures(
          pool.equals(ForkJoinPool.commonPool()) ? COMMON_POOL : "ForkJoinPool",
          most,
          most,
          pool.getQueuedSubmissionCount() + pool.getQueuedTaskCount(),
          0);
    }
    if (executor instanceof ThreadPoolExecutor) {
      Optional<Collection<?>> queue = queue(executor);
      return new Figures(
          "ThreadPoolExecutor",
          number(executor, "corePoolSize"),
          number(executor, "maximumPoolSize"),
          queue.map(Collection::size).orElse(0),
          queue.map(ExecutorSnapshot::room).orElse(0));
    }
    return Figures.NONE;
  }

  private static long number(Object executor, String name) {
    return ThreadOrigin.field(ThreadPoolExecutor.class, executor, name)
        .map(value -> (int) value)
        .orElse(0);
  }

  /** Returns a queue of the JDK; empty for a class of the submission. */
  private static Optional<Collection<?>> queue(Object executor) {
    return ThreadOrigin.field(ThreadPoolExecutor.class, executor, "workQueue")
        .filter(queue -> !ThreadOrigin.jdkName(queue.getClass()).isEmpty())
        .map(queue -> (Collection<?>) queue);
  }

  private static int room(Collection<?> queue) {
    return queue instanceof BlockingQueue<?> blocking ? blocking.remainingCapacity() : 0;
  }
}
