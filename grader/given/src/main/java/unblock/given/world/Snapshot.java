package unblock.given.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the threads of this JVM are doing now, as far as a submission has to do with them. */
final class Snapshot {
  private Snapshot() {}

  /**
   * The id of the question, CPU time of this process in ms, the three figures of {@link Motion},
   * then four fields for each thread: the request for which it is the worker or an empty text, its
   * name, its state, and its frames, innermost first, a line each.
   */
  static Message take(String id, Worker worker, Threads threads) {
    // Once: with 200 threads, stopping them all for each question took a fifth of the CPU time.
    Map<Thread, StackTraceElement[]> stacks = Thread.getAllStackTraces();
    List<String> fields = new ArrayList<>();
    fields.add(id);
    fields.add(Long.toString(cpuMs()));
    fields.addAll(Motion.of(stacks, threads).fields());
    Map<Thread, String> holders = worker.holders(stacks);
    holders.forEach((thread, request) -> add(fields, thread, stacks.get(thread), request));
    threads.foreign(stacks.keySet()).stream()
        .filter(thread -> !holders.containsKey(thread))
        .forEach(thread -> add(fields, thread, stacks.get(thread), ""));
    return Message.of("snapshot", fields);
  }

  private static void add(
      List<String> fields, Thread thread, StackTraceElement @Nullable [] stack, String request) {
    fields.add(request);
    fields.add(thread.getName());
    fields.add(thread.getState().name());
    fields.add(stack == null ? "" : String.join("\n", Stacks.frames(stack)));
  }

  private static long cpuMs() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
  }
}
