package unblock.engine.model;

/** The kinds of executors whose threads are distinguished. */
public enum ExecutorKind {
  /** A {@link java.util.concurrent.ThreadPoolExecutor}. */
  THREAD_POOL,
  FORK_JOIN_POOL,
  /** The JVM's common pool. */
  COMMON_POOL,
  /** Threads that belong to no executor of these kinds. */
  NONE
}
