package unblock.analyzer;

import java.util.List;
import java.util.Optional;
import unblock.analyzer.CallResolution.Callee;

/**
 * The model of threads: {@code start} runs the task elsewhere, {@code run} on the calling thread.
 */
final class ThreadModel implements LibraryModels.Model {
  private final DataFlow flow;
  private final FunctionCalls functions;

  ThreadModel(DataFlow flow, FunctionCalls functions) {
    this.flow = flow;
    this.functions = functions;
  }

  @Override
  public Optional<AbstractValue> call(
      Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    boolean start = callee.name().equals("start");
    if ((!start && !callee.name().equals("run")) || !callee.descriptor().equals("()V")) {
      return Optional.empty();
    }
    TypeHierarchy hierarchy = flow.program().hierarchy();
    boolean thread = hierarchy.is(callee.owner(), "java/lang/Thread");
    if (!thread && (start || !hierarchy.is(callee.owner(), "java/util/concurrent/FutureTask"))) {
      return Optional.empty();
    }
    Handover given = Handover.of(thread ? "handover.thread-run" : "handover.future-task-run");
    // The content is the task that the thread was created with; its own run is not called again.
    functions.run(
        start ? arguments.get(0) : flow.heap().contents(arguments.get(0)),
        "java/lang/Runnable",
        List.of(),
        here,
        start ? CallbackThread.OFF : CallbackThread.SAME,
        given);
    return Optional.of(AbstractValue.NONE);
  }
}
