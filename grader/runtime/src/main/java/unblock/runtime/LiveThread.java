package unblock.runtime;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A live thread and its stack, innermost frame first. The threads are read from the JVM's own list
 * and not from {@link Thread#getAllStackTraces}: that method returns a map, which contains only one
 * of two equal threads, and a submission's thread may claim to equal another.
 */
record LiveThread(Thread thread, List<StackTraceElement> stack) {
  LiveThread {
    stack = List.copyOf(stack);
  }

  /** Empty if the JDK does not open its package to this module, as when a student uses curl. */
  private static final Optional<Method> THREADS = method("getThreads");

  private static final Optional<Method> STACKS = method("dumpThreads", Thread[].class);

  /** Returns all live threads. */
  static List<LiveThread> all() {
    if (THREADS.isEmpty() || STACKS.isEmpty()) {
      return equalOnesOnce();
    }
    try {
      Thread[] threads = (Thread[]) THREADS.get().invoke(null);
      StackTraceElement[][] stacks =
          (StackTraceElement[][]) STACKS.get().invoke(null, (Object) threads);
      List<LiveThread> live = new ArrayList<>();
      for (int i = 0; i < threads.length; i++) {
        if (stacks[i] != null) { // Otherwise the thread has just ended.
          live.add(new LiveThread(threads[i], List.of(stacks[i])));
        }
      }
      return live;
    } catch (ReflectiveOperationException e) {
      return equalOnesOnce();
    }
  }

  private static List<LiveThread> equalOnesOnce() {
    List<LiveThread> live = new ArrayList<>();
    Thread.getAllStackTraces()
        .forEach((thread, stack) -> live.add(new LiveThread(thread, List.of(stack))));
    return live;
  }

  private static Optional<Method> method(String name, Class<?>... parameters) {
    try {
      Method method = Thread.class.getDeclaredMethod(name, parameters);
      method.setAccessible(true);
      return Optional.of(method);
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      return Optional.empty();
    }
  }
}
