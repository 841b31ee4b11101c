package unblock.given.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Stack traces as texts that can be sent: {@code a.b.UserHandlers.login(UserHandlers.java:23)}. */
final class Stacks {
  private static final int DEEPEST = 128;

  private Stacks() {}

  /** The frames, innermost first, at most {@value #DEEPEST} of them. */
  static List<String> frames(StackTraceElement[] stack) {
    List<String> frames = new ArrayList<>();
    for (int i = 0; i < Math.min(stack.length, DEEPEST); i++) {
      StackTraceElement frame = stack[i];
      frames.add(frame.getClassName() + "." + frame.getMethodName() + "(" + place(frame) + ")");
    }
    return frames;
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
