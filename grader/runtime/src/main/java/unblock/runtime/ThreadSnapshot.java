package unblock.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A snapshot of the threads of this JVM that may concern a submission. */
final class ThreadSnapshot {
  private ThreadSnapshot() {}

  /**
   * Takes a snapshot: the id of the order, the CPU time of this process in ms, the three figures of
   * {@link ActivitySnapshot}, then four fields for each thread: the request for which it is the
   * worker or an empty text, its name, its state, and its frames, innermost first, one per line.
   */
  static ProtocolMessage take(String id, WorkerRegistry worker, SubmissionThreads threads) {
    // Once per snapshot: with 200 threads, stopping all of them for each figure took a fifth of the
    // CPU time.
    List<LiveThread> all = LiveThread.all();
    List<String> fields = new ArrayList<>();
    fields.add(id);
    fields.add(Long.toString(cpuMs()));
    fields.addAll(ActivitySnapshot.of(all, threads).fields());
    List<LiveThread> others = new ArrayList<>();
    for (LiveThread live : all) {
      String request = worker.holder(live);
      if (!request.isEmpty()) {
        add(fields, live, request);
      } else if (threads.isForeign(live)) {
        others.add(live);
      }
    }
    others.forEach(live -> add(fields, live, ""));
    return ProtocolMessage.of("snapshot", fields);
  }

  private static void add(List<String> fields, LiveThread live, String request) {
    fields.add(request);
    fields.add(live.thread().getName());
    fields.add(live.thread().getState().name());
    fields.add(String.join("\n", StackTexts.frames(live.stack())));
  }

  private static long cpuMs() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
  }
}
