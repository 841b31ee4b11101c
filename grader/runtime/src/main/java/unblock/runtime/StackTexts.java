package unblock.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;

/** Stack traces as texts for messages: {@code a.b.UserHandlers.login(UserHandlers.java:23)}. */
final class StackTexts {
  private static final int DEEPEST = 128;

  /** The interface of each proxy class, by class name. */
  private static final Map<String, String> INTERFACES_OF_PROXIES = new ConcurrentHashMap<>();

  private StackTexts() {}

  /** Registers a proxy class, so that its frames show the name of its interface. */
  static void registerProxy(Class<?> proxy, Class<?> type) {
    INTERFACES_OF_PROXIES.put(proxy.getName(), type.getName());
  }

  /** Returns the frames, innermost first, at most {@value #DEEPEST} of them. */
  static List<String> frames(List<StackTraceElement> stack) {
    return stack.stream()
        .limit(DEEPEST)
        .map(
            frame ->
                INTERFACES_OF_PROXIES.getOrDefault(frame.getClassName(), frame.getClassName())
                    + "."
                    + frame.getMethodName()
                    + "("
                    + place(frame)
                    + ")")
        .toList();
  }

  /**
   * Returns an exception as one line: its description and its first place in that package, as in
   * {@code java.lang.IllegalStateException: closed, at UserHandlers.java:23}.
   */
  static String failure(Throwable failure, String packageName) {
    return description(failure)
        + Arrays.stream(failure.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith(packageName + "."))
            .findFirst()
            .map(frame -> ", at " + place(frame))
            .orElse("");
  }

  /**
   * Without the text of a JDK pool that refuses a task: it describes two objects by their hashes.
   */
  private static String description(Throwable failure) {
    StackTraceElement[] stack = failure.getStackTrace();
    boolean isOfThePool =
        failure instanceof RejectedExecutionException
            && stack.length > 0
            && stack[0].getClassName().startsWith("java.util.concurrent.");
    return isOfThePool ? failure.getClass().getName() : failure.toString();
  }

  /**
   * Returns the innermost place of the calling thread in that package, as in {@code
   * UserHandlers.java:23}; an empty text when there is none.
   */
  static String ownLine(String packageName) {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> frame.getClassName().startsWith(packageName + "."))
                    .findFirst())
        .map(frame -> place(frame.toStackTraceElement()))
        .orElse("");
  }

  private static String place(StackTraceElement frame) {
    return frame.getFileName() + ":" + frame.getLineNumber();
  }
}
