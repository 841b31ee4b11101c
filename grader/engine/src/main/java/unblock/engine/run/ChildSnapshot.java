package unblock.engine.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import unblock.engine.model.Stack;
import unblock.runtime.ProtocolMessage;

/**
 * The state of the submission's threads and the workers at one moment, as the child reported it.
 *
 * @param cpuMs CPU time of the child so far
 * @param busy the number of its threads that are not waiting according to Java
 * @param picture equal in two snapshots when all threads were in the same position
 * @param ran equal in two snapshots when no thread ran or waited for a core in between; empty where
 *     the system does not report it
 */
record ChildSnapshot(long cpuMs, long busy, long picture, OptionalLong ran, List<Stack> stacks) {
  /** Reads a {@code snapshot} message; invalid parts are left out. */
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

  /** Whether no thread has moved since that earlier snapshot. */
  boolean restsSince(ChildSnapshot before) {
    return circlesSince(before) && ran.equals(before.ran);
  }

  /**
   * Whether every thread was in the same position as before and none was busy: either nothing
   * moves, or a thread wakes repeatedly, checks a condition, and waits again.
   */
  boolean circlesSince(ChildSnapshot before) {
    return busy == 0 && picture == before.picture && holders().equals(before.holders());
  }

  /** The stacks of the threads that hold the worker. */
  List<Stack> holders() {
    return stacks.stream().filter(stack -> !stack.request().isEmpty()).toList();
  }

  /** The stack of the thread with that name. */
  Optional<Stack> stack(String thread) {
    return stacks.stream().filter(stack -> stack.thread().equals(thread)).findFirst();
  }

  /** Whether some thread waits with a time limit and will continue by itself. */
  boolean timed() {
    return stacks.stream()
        .filter(stack -> stack.state().equals("TIMED_WAITING"))
        .anyMatch(
            stack ->
                stack.thread().startsWith("CompletableFutureDelayScheduler")
                    || stack.frames().stream().anyMatch(ChildSnapshot::isSubmission));
  }

  /** Whether some thread is reading the body of a response of HttpClient. */
  boolean readsBody() {
    return stacks.stream()
        .flatMap(stack -> stack.frames().stream())
        .anyMatch(frame -> frame.contains("$HttpResponseInputStream.read("));
  }

  /** Whether that frame is in the submission's code. */
  static boolean isSubmission(String frame) {
    return frame.startsWith("unblock.exercises.");
  }
}
