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
 * Who made a thread, told by the JDK's own classes. A submission chooses the name and the group of
 * its threads, and used both to have leaked threads taken for {@code HttpClient}'s; it cannot
 * define a class of the JDK, nor get hold of a thread factory that the JDK keeps to itself.
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

  /** A lambda's class is named after the class that it stands in. */
  private static final String PROCESS_REAPERS = "java.lang.ProcessHandleImpl$$Lambda";

  /** What a thread of {@code java.lang.ref.Cleaner} calls for each action. */
  private static final String CLEANING = "performCleanup";

  private static final String SUBMISSIONS = "unblock.exercises.";

  private ThreadOrigin() {}

  /**
   * Whether this thread works for no submission. A {@code Cleaner} is the JDK's and ends by itself;
   * one that does not come back from an action is held by whoever registered that.
   *
   * @param stack what the thread is doing
   */
  static boolean isOfTheJvm(Thread thread, List<StackTraceElement> stack) {
    return isOfTheJvm(thread)
        && stack.stream().noneMatch(frame -> frame.getMethodName().equals(CLEANING));
  }

  /** Whether the JVM made it for itself. A reaper may have its process in its name. */
  static boolean isOfTheJvm(Thread thread) {
    return OF_THE_JVM.contains(jdkName(thread.getClass()))
        || (thread.getName().startsWith("process reaper")
            && factory(thread).startsWith(PROCESS_REAPERS));
  }

  /**
   * Whether a submission may cause this thread but has no means to end it: {@code HttpClient} has
   * no {@code close()} on 17; the common pool and the delay thread behind {@code orTimeout} belong
   * to the JDK. One of {@code HttpClient}'s that runs the submission's code is the submission's.
   *
   * @param stack what the thread is doing
   */
  static boolean isKeptByTheJdk(Thread thread, List<StackTraceElement> stack) {
    return isOfHttpClient(thread)
        ? stack.stream().noneMatch(frame -> frame.getClassName().startsWith(SUBMISSIONS))
        : isOfTheCommonPool(thread)
            || (thread.getName().equals("CompletableFutureDelayScheduler")
                && factory(thread).equals(DELAYS));
  }

  /** Whether this is {@code HttpClient}'s selector or one of the workers that it makes itself. */
  static boolean isOfHttpClient(Thread thread) {
    return jdkName(thread.getClass()).equals(HTTP_SELECTOR)
        || (thread.getName().startsWith("HttpClient-") && factory(thread).equals(HTTP_WORKERS));
  }

  private static boolean isOfTheCommonPool(Thread thread) {
    String type = jdkName(thread.getClass());
    if (type.equals(POOL_DELAYS)) { // It forgets its pool; the pool knows it.
      return field(ForkJoinPool.class, ForkJoinPool.commonPool(), "delayScheduler")
          .filter(delays -> delays == thread)
          .isPresent();
    }
    // A class of the JDK, so that nobody has overridden getPool.
    return !type.isEmpty()
        && thread instanceof ForkJoinWorkerThread worker
        && ForkJoinPool.commonPool().equals(worker.getPool());
  }

  /**
   * Name of the class of the factory behind the pool that runs this thread; empty if none is. Asked
   * only when the name fits, since it takes reflection.
   */
  private static String factory(Thread thread) {
    return task(thread)
        .filter(task -> jdkName(task.getClass()).endsWith("ThreadPoolExecutor$Worker"))
        .flatMap(worker -> field(worker.getClass(), worker, "this$0"))
        .flatMap(pool -> field(ThreadPoolExecutor.class, pool, "threadFactory"))
        .map(factory -> jdkName(factory.getClass()))
        .orElse("");
  }

  /** What a plain thread runs; JDK 19 has moved it. */
  private static Optional<Object> task(Thread thread) {
    return Runtime.version().feature() < 19
        ? field(Thread.class, thread, "target")
        : field(Thread.class, thread, "holder")
            .flatMap(holder -> field(holder.getClass(), holder, "task"));
  }

  /** Empty where the JDK has no such field, or does not open itself to this module. */
  private static Optional<Object> field(Class<?> type, Object object, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      @Nullable Object value = field.get(object);
      return Optional.ofNullable(value);
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      return Optional.empty();
    }
  }

  /** The name of a class of the JDK; empty for any other one. */
  private static String jdkName(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || ClassLoader.getPlatformClassLoader().equals(loader)
        ? type.getName()
        : "";
  }
}
