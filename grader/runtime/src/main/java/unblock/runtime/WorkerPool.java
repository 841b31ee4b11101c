package unblock.runtime;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPoolBudget;
import org.jspecify.annotations.Nullable;

/**
 * A pool of threads that run handlers, with a fixed size. A submission can reach this pool through
 * Jetty's public API; {@code setMaxThreads(400)} made a blocking handler look like a non-blocking
 * one.
 */
final class WorkerPool extends QueuedThreadPool {
  private static final int STOP_TIMEOUT_MS = 100;
  private static final int IDLE_TIMEOUT_MS = 60_000;

  private final @Nullable ServerSeal seal;

  /**
   * Creates a pool in which this number of threads run handlers. One more thread runs the selector,
   * and none is reserved: with Jetty 12, {@code QueuedThreadPool(2, 2)} and 0 acceptors ran three
   * blocking requests of 500 ms one after another (509, 1012, 1541 ms), size 3 ran two at once, and
   * size 1 refused to start.
   */
  WorkerPool(int workers, SubmissionThreads threads) {
    super(
        workers + 1,
        workers + 1,
        IDLE_TIMEOUT_MS,
        0, // Reserved threads.
        null,
        null,
        factory(threads));
    seal = new ServerSeal();
    setName("worker");
    setDaemon(true);
    setStopTimeout(STOP_TIMEOUT_MS);
  }

  /** Returns the pool that the order asks for. */
  static WorkerPool of(OpenOrder order, SubmissionThreads threads) {
    WorkerPool pool = new WorkerPool(order.workers(), threads);
    if (order.threads() == HandlerThreads.VIRTUAL) {
      pool.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("virtual-"));
    }
    return pool;
  }

  /**
   * A separate factory, because {@link #newThread} is public: a submission could create workers
   * with it.
   */
  private static ThreadFactory factory(SubmissionThreads threads) {
    return job -> {
      Thread thread = threads.worker(job);
      thread.setContextClassLoader(WorkerPool.class.getClassLoader());
      return thread;
    };
  }

  /** Checks the seal. The superclass constructor calls setters before the seal is set. */
  private void check() {
    if (seal != null) {
      seal.check();
    }
  }

  /** Returns the seal that prevents changes of this pool and its server. */
  ServerSeal seal() {
    return Objects.requireNonNull(seal);
  }

  @Override
  protected void doStart() throws Exception {
    check();
    super.doStart();
  }

  @Override
  protected void doStop() throws Exception {
    check();
    super.doStop();
  }

  @Override
  public Thread newThread(Runnable job) {
    throw new UnsupportedOperationException("The workers are those that the server started with");
  }

  @Override
  public void setMaxThreads(int maxThreads) {
    check();
    super.setMaxThreads(maxThreads);
  }

  @Override
  public void setMinThreads(int minThreads) {
    check();
    super.setMinThreads(minThreads);
  }

  @Override
  public void setReservedThreads(int reservedThreads) {
    check();
    super.setReservedThreads(reservedThreads);
  }

  @Override
  public void setThreadPoolBudget(ThreadPoolBudget budget) {
    check();
    super.setThreadPoolBudget(budget);
  }

  @Override
  public void setVirtualThreadsExecutor(Executor executor) {
    check();
    super.setVirtualThreadsExecutor(executor);
  }

  @Override
  public void setIdleTimeout(int idleTimeout) {
    check();
    super.setIdleTimeout(idleTimeout);
  }

  @Override
  public void setMaxEvictCount(int evictCount) {
    check();
    super.setMaxEvictCount(evictCount);
  }
}
