package unblock.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Stack traces as texts that can be sent: {@code a.b.UserHandlers.login(UserHandlers.java:23)}. */
final class StackTexts {
  private static final int DEEPEST = 128;

  /** From the class of an object that stands for an interface to that interface. */
  private static final Map<String, String> STAND_INS = new ConcurrentHashMap<>();

  private StackTexts() {}

  /** From now on frames of that class go by the name of what it stands for. */
  static void tell(Class<?> standIn, Class<?> type) {
    STAND_INS.put(standIn.getName(), type.getName());
  }

  /** The frames, innermost first, at most {@value #DEEPEST} of them. */
  static List<String> frames(List<StackTraceElement> stack) {
    return stack.stream()
        .limit(DEEPEST)
        .map(
            frame ->
                STAND_INS.getOrDefault(frame.getClassName(), frame.getClassName())
                    + "."
                    + frame.getMethodName()
                    + "("
                    + place(frame)
                    + ")")
        .toList();
  }

  /**
   * An exception in a line: what it is, and where in that package it came from, as in {@code
   * java.lang.IllegalStateException: closed, at UserHandlers.java:23}.
   */
  static String failure(Throwable failure, String packageName) {
    return failure
        + Arrays.stream(failure.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith(packageName + "."))
            .findFirst()
            .map(frame -> ", at " + place(frame))
            .orElse("");
  }

  private static String place(StackTraceElement frame) {
    return frame.getFileName() + ":" + frame.getLineNumber();
  }
}
