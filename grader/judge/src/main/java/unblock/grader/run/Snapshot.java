package unblock.grader.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import unblock.given.world.Message;
import unblock.grader.model.Evidence.Stack;

/**
 * What the submission's threads and the workers were doing at one moment, as the child told.
 *
 * @param cpuMs CPU time of the child so far
 * @param busy how many of its threads ran or could have run
 */
record Snapshot(long cpuMs, long busy, List<Stack> stacks) {
  /** Reads a {@code snapshot} message; what makes no sense in it is left out. */
  static Snapshot of(Message message) {
    List<Stack> stacks = new ArrayList<>();
    List<String> fields = message.fields();
    for (int i = 2; i + 3 < fields.size(); i += 4) {
      stacks.add(
          new Stack(fields.get(i), fields.get(i + 1), fields.get(i + 2), lines(fields.get(i + 3))));
    }
    return new Snapshot(number(message.field(0)), number(message.field(1)), List.copyOf(stacks));
  }

  static List<String> lines(String text) {
    return Arrays.stream(text.split("\n")).filter(line -> !line.isEmpty()).toList();
  }

  private static long number(String text) {
    return text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
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
