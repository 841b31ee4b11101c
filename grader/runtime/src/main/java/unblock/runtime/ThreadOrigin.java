package unblock.runtime;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a thread, according to the JDK's own classes. A submission chooses the name and the
 * group of its threads; with both, submissions disguised leaked threads as threads of {@code
 * HttpClient}. A submission cannot define a class of the JDK, and cannot access the JDK's internal
 * thread factories.
 */
final class ThreadOrigin {
  /** Threads that the JVM and the JDK start for themselves. */
  private static final Set<String> OF_THE_JVM =
      Set.of(
          "java.lang.ref.Reference$ReferenceHandler",
          "java.lang.ref.Finalizer$FinalizerThread",
          "jdk.internal.misc.InnocuousThread",
          "jdk.internal.misc.CarrierThread");

  private static final String HTTP_SELECTOR =
      "jdk.internal.net.http.HttpClientImpl$SelectorManager";
  private static final String HTTP_WORKERS =
      "jdk.internal.net.http.HttpClientImpl$DefaultThreadFactory";
  private static final String DELAYS =
      "java.util.concurrent.CompletableFuture$Delayer$DaemonThreadFactory";

  /** From JDK 25 on, the thread behind {@code orTimeout} belongs to the common pool. */
  private static final String POOL_DELAYS = "java.util.concurrent.DelayScheduler";

  /** The class of a lambda has the name of its enclosing class as a prefix. */
  private static final String PROCESS_REAPERS = "java.lang.ProcessHandleImpl$$Lambda";

  /** The method that a thread of {@code java.lang.ref.Cleaner} calls for each action. */
  private static final String CLEANING = "performCleanup";

  private static final String SUBMISSIONS = "unblock.exercises.";

  private ThreadOrigin() {}

  /**
   * Whether this thread works for no submission. The thread of a {@code Cleaner} belongs to the JDK
   * and ends by itself; while it runs an action, it counts for the submission that registered the
   * action.
   *
   * @param stack the current frames of the thread
   */
  static boolean isOfTheJvm(Thread thread, List<StackTraceElement> stack) {
    return isOfTheJvm(thread)
        && stack.stream().noneMatch(frame -> frame.getMethodName().equals(CLEANING));
  }

  /**
   * Whether the JVM created the thread for itself. The name of a reaper may contain its process.
   */
  static boolean isOfTheJvm(Thread thread) {
    return OF_THE_JVM.contains(jdkName(thread.getClass()))
        || (thread.getName().startsWith("process reaper")
            && factory(thread).startsWith(PROCESS_REAPERS));
  }

  /**
   * Whether a submission may cause this thread but cannot end it: {@code HttpClient} has no {@code
   * close()} on JDK 17; the common pool and the delay thread behind {@code orTimeout} belong to the
   * JDK. A thread of {@code HttpClient} that runs the submission's code counts for the submission.
   *
   * @param stack the current frames of the thread
   */
  static boolean isKeptByTheJdk(Thread thread, List<StackTraceElement> stack) {
    return isOfHttpClient(thread)
        ? stack.stream().noneMatch(frame -> frame.getClassName().startsWith(SUBMISSIONS))
        : isOfTheCommonPool(thread)
            || (thread.getName().equals("CompletableFutureDelayScheduler")
                && factory(thread).equals(DELAYS));
  }

  /** Whether this is the selector of {@code HttpClient} or one of its default workers. */
  static boolean isOfHttpClient(Thread thread) {
    return jdkName(thread.getClass()).equals(HTTP_SELECTOR)
        || (thread.getName().startsWith("HttpClient-") && factory(thread).equals(HTTP_WORKERS));
  }

  private static boolean isOfTheCommonPool(Thread thread) {
    String type = jdkName(thread.getClass());
    if (type.equals(POOL_DELAYS)) { // Only the pool refers to its thread.
      return field(ForkJoinPool.class, ForkJoinPool.commonPool(), "delayScheduler")
          .filter(delays -> delays == thread)
          .isPresent();
    }
    // This is a class of the JDK, so that getPool is not overridden.
    return !type.isEmpty()
        && thread instanceof ForkJoinWorkerThread worker
        && ForkJoinPool.commonPool().equals(worker.getPool());
  }

  /**
   * Returns the class name of the thread factory of this thread's pool, or an empty text without a
   * pool. Called only if the name of the thread matches, because reflection is slow.
   */
  private static String factory(Thread thread) {
    return pool(thread)
        .flatMap(pool -> field(ThreadPoolExecutor.class, pool, "threadFactory"))
        .map(factory -> jdkName(factory.getClass()))
        .orElse("");
  }

  /** Returns the {@link ThreadPoolExecutor} for which the thread works, if it is visible. */
  static Optional<Object> pool(Thread thread) {
    return task(thread)
        .filter(task -> jdkName(task.getClass()).endsWith("ThreadPoolExecutor$Worker"))
        .flatMap(worker -> field(worker.getClass(), worker, "this$0"));
  }

  /** Returns the task of a plain thread; JDK 19 moved the field. */
  private static Optional<Object> task(Thread thread) {
    return Runtime.version().feature() < 19
        ? field(Thread.class, thread, "target")
        : field(Thread.class, thread, "holder")
            .flatMap(holder -> field(holder.getClass(), holder, "task"));
  }

  /**
   * Returns the field's value, or empty if the JDK has no such field or does not open it to this
   * module.
   */
  static Optional<Object> field(Class<?> type, Object object, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      @Nullable Object value = field.get(object);
      return Optional.ofNullable(value);
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      return Optional.empty();
    }
  }

  /** Returns the name of a JDK class, or an empty text for any other class. */
  static String jdkName(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || ClassLoader.getPlatformClassLoader().equals(loader)
        ? type.getName()
        : "";
  }
}
