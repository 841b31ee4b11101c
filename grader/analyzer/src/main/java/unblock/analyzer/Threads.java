package unblock.analyzer;

import java.util.List;
import java.util.Optional;
import unblock.analyzer.Calls.Callee;

/** Threads: started they run elsewhere, run they run here. */
final class Threads implements Library.Model {
  private final Flow flow;
  private final Functions functions;

  Threads(Flow flow, Functions functions) {
    this.flow = flow;
    this.functions = functions;
  }

  @Override
  public Optional<Val> call(Callee callee, List<Val> arguments, Here here) {
    boolean start = callee.name().equals("start");
    if ((!start && !callee.name().equals("run")) || !callee.descriptor().equals("()V")) {
      return Optional.empty();
    }
    Hierarchy hierarchy = flow.program().hierarchy();
    boolean thread = hierarchy.is(callee.owner(), "java/lang/Thread");
    if (!thread && (start || !hierarchy.is(callee.owner(), "java/util/concurrent/FutureTask"))) {
      return Optional.empty();
    }
    String given =
        "given to "
            + (thread ? "a Thread whose run is called" : "a FutureTask whose run is called")
            + ", which runs it on the same thread";
    functions.run(
        start ? arguments.get(0) : held(arguments.get(0)),
        "java/lang/Runnable",
        List.of(),
        here,
        start ? Role.OFF : Role.SAME,
        given);
    return Optional.of(Val.NONE);
  }

  /** What the thread was made with: its own run is not called from there again. */
  private Val held(Val threads) {
    Val held = Val.NONE;
    for (Fact.Instance thread : threads.all(Fact.Instance.class)) {
      held = held.or(flow.heap().contents(thread.site()));
    }
    return held;
  }
}
