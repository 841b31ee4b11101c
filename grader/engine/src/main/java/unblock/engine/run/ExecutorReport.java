package unblock.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import unblock.engine.model.ExecutorKind;
import unblock.engine.model.ObservedExecutor;
import unblock.engine.model.Stack;
import unblock.runtime.ProtocolMessage;

/** Reads the child's report about its executors. The report only explains a verdict. */
final class ExecutorReport {
  /** The number of executors kept, which is enough as evidence. */
  private static final int MOST = 16;

  private static final Map<String, ExecutorKind> KINDS =
      Map.of(
          "ThreadPoolExecutor", ExecutorKind.THREAD_POOL,
          "ForkJoinPool", ExecutorKind.FORK_JOIN_POOL,
          "common", ExecutorKind.COMMON_POOL);

  private final ProtocolMessage message;
  private int next = 1;

  private ExecutorReport(ProtocolMessage message) {
    this.message = message;
  }

  /** Returns the executors of an {@code executors} message, until its first invalid part. */
  static List<ObservedExecutor> read(ProtocolMessage message) {
    ExecutorReport report = new ExecutorReport(message);
    List<ObservedExecutor> executors = new ArrayList<>();
    while (report.next + 6 < message.fields().size() && executors.size() < MOST) {
      executors.add(report.executor());
    }
    return executors;
  }

  private ObservedExecutor executor() {
    ExecutorKind kind = KINDS.getOrDefault(text(), ExecutorKind.NONE);
    int core = number();
    int most = number();
    int queued = number();
    int room = number();
    int threads = number();
    int shown = number();
    List<Stack> stacks = new ArrayList<>();
    for (int i = 0; i < shown && next + 2 < message.fields().size(); i++) {
      stacks.add(new Stack("", text(), text(), ChildSnapshot.lines(text())));
    }
    return new ObservedExecutor(kind, core, most, queued, room, threads, stacks, "");
  }

  private String text() {
    return message.field(next++);
  }

  private int number() {
    String text = text();
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
  }
}
