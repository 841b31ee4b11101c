package unblock.engine.run;

/** A thread that keeps no JVM from ending. */
final class DaemonThreads {
  private DaemonThreads() {}

  /** One of that name, not started yet. */
  static Thread of(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
