package unblock.engine.advice;

import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Recognises the calls that matter on the path of a request. */
final class RequestCalls {
  private static final String CONCURRENT = "java/util/concurrent/";
  private static final Set<String> TAKE =
      Set.of(
          "lock",
          "lockInterruptibly",
          "tryLock",
          "acquire",
          "acquireUninterruptibly",
          "tryAcquire");
  private static final Set<String> TAKE_STAMP =
      Set.of("readLock", "writeLock", "tryReadLock", "tryWriteLock");
  private static final Set<String> ASYNCHRONOUS =
      Set.of("execute", "submit", "runAsync", "supplyAsync", "future");

  private RequestCalls() {}

  /**
   * Whether the request goes on to its look-up there: a call of something given, of a function, or
   * of an executor.
   */
  static boolean beginsTheWork(MethodInsnNode call, SubmissionCode code) {
    return call.owner.startsWith("unblock/given/")
        || call.owner.startsWith("java/util/function/")
        || call.owner.equals("java/lang/Runnable")
        || call.owner.equals(CONCURRENT + "Callable")
        || ASYNCHRONOUS.contains(call.name)
        || code.type(call.owner).isPresent(); // Its body is not certain.
  }

  /** Whether a lock or a permit is taken there. */
  static boolean locks(AbstractInsnNode at) {
    return at.getOpcode() == Opcodes.MONITORENTER
        || (at instanceof MethodInsnNode call
            && isLock(call)
            && (TAKE.contains(call.name) || (isStamped(call) && TAKE_STAMP.contains(call.name))));
  }

  /** Whether a lock or a permit is released there. */
  static boolean unlocks(AbstractInsnNode at) {
    return at.getOpcode() == Opcodes.MONITOREXIT
        || (at instanceof MethodInsnNode call
            && isLock(call)
            && (call.name.startsWith("unlock") || call.name.equals("release")));
  }

  private static boolean isLock(MethodInsnNode call) {
    return call.owner.startsWith(CONCURRENT + "locks/")
        || call.owner.equals(CONCURRENT + "Semaphore");
  }

  private static boolean isStamped(MethodInsnNode call) {
    return call.owner.endsWith("/StampedLock");
  }
}
