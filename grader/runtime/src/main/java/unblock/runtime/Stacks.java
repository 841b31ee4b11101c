package unblock.runtime;

import java.util.Arrays;
import java.util.List;

/** Stack traces as texts that can be sent: {@code a.b.UserHandlers.login(UserHandlers.java:23)}. */
final class Stacks {
  private static final int DEEPEST = 128;

  private Stacks() {}

  /** The frames, innermost first, at most {@value #DEEPEST} of them. */
  static List<String> frames(List<StackTraceElement> stack) {
    return stack.stream()
        .limit(DEEPEST)
        .map(frame -> frame.getClassName() + "." + frame.getMethodName() + "(" + place(frame) + ")")
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
