package unblock.engine.run;

/** Creates daemon threads, which do not prevent the JVM from ending. */
final class DaemonThreads {
  private DaemonThreads() {}

  /** Returns a thread of that name, not started yet. */
  static Thread of(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Starts a thread of that name. */
  static void start(String name, Runnable task) {
    of(name, task).start();
  }
}
