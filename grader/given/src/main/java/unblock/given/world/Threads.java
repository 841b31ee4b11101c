package unblock.given.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/** Tells the threads that a submission started from those of the JDK, Jetty and this world. */
final class Threads {
  /**
   * Threads that a submission may cause but cannot end: HttpClient has no {@code close()} on 17,
   * the common pool and the delay thread behind {@code orTimeout} belong to the JDK. The rest are
   * this world's: Jetty's scheduler, Javalin's executor behind {@code ctx.async}, SQLite's.
   */
  private static final List<String> NOT_THE_SUBMISSIONS =
      List.of(
          "HttpClient-",
          "ForkJoinPool.commonPool-",
          "CompletableFutureDelayScheduler",
          "Connector-Scheduler-",
          "Session-HouseKeeper-",
          "JavalinDefaultAsyncThreadPool-",
          "process reaper");

  private final Set<Thread> given =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  /** Remembers that thread as one of this world's own. */
  Thread mark(Thread thread) {
    given.add(thread);
    return thread;
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

  /** The live threads that some submission started, or that the JDK started for it. */
  List<Thread> foreign() {
    return foreign(Thread.getAllStackTraces().keySet());
  }

  /** Those of these. */
  List<Thread> foreign(Set<Thread> live) {
    List<Thread> foreign = new ArrayList<>();
    for (Thread thread : live) {
      ThreadGroup group = thread.getThreadGroup();
      boolean system =
          group == null
              || group.getName().equals("system")
              || group.getName().equals("InnocuousThreadGroup");
      if (!system && !given.contains(thread)) {
        foreign.add(thread);
      }
    }
    return foreign;
  }

  /** The live threads that a submission started and has not ended. */
  List<Thread> left() {
    return foreign().stream()
        .filter(thread -> NOT_THE_SUBMISSIONS.stream().noneMatch(thread.getName()::startsWith))
        .toList();
  }
}
