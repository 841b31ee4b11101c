package unblock.runtime;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Tells the threads that a submission started from those of the JDK, Jetty and this world. By
 * identity and never by {@code equals}, which a submission's thread may have overridden.
 */
final class SubmissionThreads {
  private final Set<Thread> given = identities();
  private final Set<Thread> workers = identities();

  private static Set<Thread> identities() {
    return Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  /** Remembers that thread as one of this world's own. */
  Thread mark(Thread thread) {
    given.add(thread);
    return thread;
  }

  /** Remembers all threads that live now: no class of a submission has been loaded yet. */
  void markAll() {
    LiveThread.all().forEach(live -> given.add(live.thread()));
  }

  /** Whether this world started that thread. */
  boolean own(Thread thread) {
    return given.contains(thread);
  }

  /** A daemon thread of this world, not yet started. */
  Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return mark(thread);
  }

  /** A thread that is to run handlers, not yet started. */
  Thread worker(Runnable task) {
    Thread thread = daemon("worker", task);
    thread.setName("worker-" + thread.getId());
    workers.add(thread);
    return thread;
  }

  /** Whether that thread runs handlers, or the selector beside them. */
  boolean isWorker(Thread thread) {
    return workers.contains(thread);
  }

  /** Whether some submission started that thread, or the JDK for it. */
  boolean isForeign(LiveThread live) {
    return !given.contains(live.thread()) && !ThreadOrigin.isOfTheJvm(live.thread(), live.stack());
  }

  /** Those that a submission started and has not ended. */
  List<LiveThread> left() {
    return LiveThread.all().stream()
        .filter(this::isForeign)
        .filter(live -> !ThreadOrigin.isKeptByTheJdk(live.thread(), live.stack()))
        .toList();
  }
}
