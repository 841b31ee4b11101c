package unblock.runtime;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Distinguishes the threads that a submission started from those of the JDK, Jetty and this
 * runtime. Threads are compared by identity and never by {@code equals}, which a submission's
 * thread may override.
 */
final class SubmissionThreads {
  private final Set<Thread> given = identities();
  private final Set<Thread> workers = identities();

  private static Set<Thread> identities() {
    return Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  /** Records that thread as one of the runtime's own. */
  Thread mark(Thread thread) {
    given.add(thread);
    return thread;
  }

  /** Records all live threads. No class of a submission has been loaded yet. */
  void markAll() {
    LiveThread.all().forEach(live -> given.add(live.thread()));
  }

  /** Whether the runtime started that thread. */
  boolean own(Thread thread) {
    return given.contains(thread);
  }

  /** Creates a daemon thread of the runtime without starting it. */
  Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return mark(thread);
  }

  /** Creates a thread for running handlers without starting it. */
  Thread worker(Runnable task) {
    Thread thread = daemon("worker", task);
    thread.setName("worker-" + thread.getId());
    workers.add(thread);
    return thread;
  }

  /** Whether that thread runs handlers, or the selector of the server. */
  boolean isWorker(Thread thread) {
    return workers.contains(thread);
  }

  /** Whether a submission started that thread, or the JDK for a submission. */
  boolean isForeign(LiveThread live) {
    return !given.contains(live.thread()) && !ThreadOrigin.isOfTheJvm(live.thread(), live.stack());
  }

  /** Returns the threads that a submission has started and not ended. */
  List<LiveThread> left() {
    return LiveThread.all().stream()
        .filter(this::isForeign)
        .filter(live -> !ThreadOrigin.isKeptByTheJdk(live.thread(), live.stack()))
        .toList();
  }
}
