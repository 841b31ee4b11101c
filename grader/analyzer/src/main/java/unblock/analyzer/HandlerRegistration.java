package unblock.analyzer;

import java.util.List;
import unblock.analyzer.CallResolution.Callee;

/** Finds the handlers that the code passes to a server framework. */
final class HandlerRegistration {
  private final DataFlow flow;

  HandlerRegistration(DataFlow flow) {
    this.flow = flow;
  }

  /** Records the handlers among the arguments of a call of a framework. */
  void by(Callee callee, List<AbstractValue> arguments) {
    if (!EntryPoints.isFrameworks(callee.owner())) {
      return;
    }
    boolean isElsewhere = ServerFramework.runsElsewhere(callee.owner(), callee.name());
    arguments.forEach(isElsewhere ? this::exclude : this::register);
  }

  private void register(AbstractValue given) {
    for (ValueFact fact :
        flow.heap().withContents(given, each -> !flow.program().has(each.type()))) {
      if (fact instanceof ValueFact.Closure closure && isHandler(closure)) {
        flow.register(closure.site());
      }
    }
  }

  /** Records handlers that run on other threads than the loop. */
  private void exclude(AbstractValue given) {
    for (ValueFact.Closure closure : given.all(ValueFact.Closure.class)) {
      if (isHandler(closure)) {
        flow.invoke(closure.site());
      }
    }
  }

  private static boolean isHandler(ValueFact.Closure closure) {
    return EntryPoints.isJavalins(closure.function()) || EntryPoints.isHandler(closure.function());
  }
}
