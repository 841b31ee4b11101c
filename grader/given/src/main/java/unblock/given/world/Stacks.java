package unblock.given.world;

import java.util.ArrayList;
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
      frames.add(
          frame.getClassName()
              + "."
              + frame.getMethodName()
              + "("
              + frame.getFileName()
              + ":"
              + frame.getLineNumber()
              + ")");
    }
    return frames;
  }
}
