package unblock.engine.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import unblock.engine.model.Evidence.Stack;
import unblock.runtime.ProtocolMessage;

/**
 * What the submission's threads and the workers were doing at one moment, as the child told.
 *
 * @param cpuMs CPU time of the child so far
 * @param busy how many of its threads had something to do, as far as Java sees it
 * @param picture equal in two snapshots when all threads were doing the same
 * @param ran equal in two snapshots when no thread ran or waited for a core in between; empty where
 *     that cannot be known
 */
record ChildSnapshot(long cpuMs, long busy, long picture, OptionalLong ran, List<Stack> stacks) {
  /** Reads a {@code snapshot} message; what makes no sense in it is left out. */
  static ChildSnapshot of(ProtocolMessage message) {
    List<Stack> stacks = new ArrayList<>();
    List<String> fields = message.fields();
    for (int i = 5; i + 3 < fields.size(); i += 4) {
      stacks.add(
          new Stack(fields.get(i), fields.get(i + 1), fields.get(i + 2), lines(fields.get(i + 3))));
    }
    String ran = message.field(4);
    return new ChildSnapshot(
        number(message.field(1)),
        number(message.field(2)),
        number(message.field(3)),
        ran.isEmpty() ? OptionalLong.empty() : OptionalLong.of(number(ran)),
        List.copyOf(stacks));
  }

  static List<String> lines(String text) {
    return Arrays.stream(text.split("\n")).filter(line -> !line.isEmpty()).toList();
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Whether nothing at all has moved since that earlier snapshot. */
  boolean restsSince(ChildSnapshot before) {
    return circlesSince(before) && ran.equals(before.ran);
  }

  /**
   * Whether every thread was found where it was before and none had anything to do: nothing moves,
   * or something wakes again and again, looks, and waits on.
   */
  boolean circlesSince(ChildSnapshot before) {
    return busy == 0 && picture == before.picture && holders().equals(before.holders());
  }

  /** The threads that hold the worker. */
  List<Stack> holders() {
    return stacks.stream().filter(stack -> !stack.request().isEmpty()).toList();
  }

  /** Whether some thread is about to go on by itself, at a time of its own. */
  boolean timed() {
    return stacks.stream()
        .filter(stack -> stack.state().equals("TIMED_WAITING"))
        .anyMatch(
            stack ->
                stack.thread().startsWith("CompletableFutureDelayScheduler")
                    || stack.frames().stream()
                        .anyMatch(frame -> frame.startsWith("unblock.exercises.")));
  }
}
