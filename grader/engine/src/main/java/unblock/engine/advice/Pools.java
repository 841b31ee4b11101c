package unblock.engine.advice;

import java.util.Set;

/** Recognises calls that make thread pools. */
final class Pools {
  private static final String EXECUTORS = "java/util/concurrent/Executors";

  /** The classes of pools with platform threads. */
  private static final Set<String> TYPES =
      Set.of(
          "java/util/concurrent/ThreadPoolExecutor",
          "java/util/concurrent/ScheduledThreadPoolExecutor",
          "java/util/concurrent/ForkJoinPool");

  private Pools() {}

  /** Whether the call makes a pool of platform threads. */
  static boolean isMadeBy(CodeCall call) {
    return isFactory(call) || isConstructor(call);
  }

  /** Whether the call makes a pool that starts a thread for each task when all others are busy. */
  static boolean isUnboundedBy(CodeCall call) {
    return call.is(EXECUTORS, "newCachedThreadPool");
  }

  /** Whether the call makes an executor that starts a virtual thread for each task. */
  static boolean isVirtualBy(CodeCall call) {
    return call.is(EXECUTORS, "newVirtualThreadPerTaskExecutor");
  }

  private static boolean isFactory(CodeCall call) {
    return call.is(
        EXECUTORS,
        "newCachedThreadPool",
        "newFixedThreadPool",
        "newScheduledThreadPool",
        "newSingleThreadExecutor",
        "newSingleThreadScheduledExecutor",
        "newWorkStealingPool");
  }

  /** Whether it is a constructor of a pool, and not the call of the superclass's constructor. */
  private static boolean isConstructor(CodeCall call) {
    return TYPES.stream().anyMatch(call::makes)
        && !(call.method().is("<init>")
            && call.call().owner.equals(call.method().owner().superName));
  }
}
