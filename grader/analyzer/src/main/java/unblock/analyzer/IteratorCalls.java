package unblock.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import unblock.analyzer.CallResolution.Callee;

/** Calls of an iterator of the inspected code by a library that receives it. */
final class IteratorCalls {
  private static final Set<String> DRAWING =
      Set.of(
          "<init>",
          "spliterator",
          "spliteratorUnknownSize",
          "stream",
          "forEach",
          "forEachRemaining",
          "join",
          "addAll",
          "copyOf",
          "containsAll",
          "json");

  private final DataFlow flow;
  private final CallResolution calls;

  IteratorCalls(DataFlow flow, CallResolution calls) {
    this.flow = flow;
    this.calls = calls;
  }

  void by(Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    if (!DRAWING.contains(callee.name())
        || (!callee.owner().startsWith("java/") && !callee.name().equals("json"))) {
      return;
    }
    for (AbstractValue value : new ArrayList<>(arguments)) {
      for (ValueFact.Instance each : value.all(ValueFact.Instance.class)) {
        if (flow.program().has(each.type())) {
          draw(each, here);
        }
      }
    }
  }

  private void draw(ValueFact.Instance from, ProgramPoint here) {
    TypeHierarchy hierarchy = flow.program().hierarchy();
    if (hierarchy.is(from.type(), "java/util/Iterator")) {
      ask(from, "hasNext", "()Z", here);
      ask(from, "next", "()Ljava/lang/Object;", here);
    } else if (hierarchy.is(from.type(), "java/lang/Iterable")) {
      AbstractValue iterators = ask(from, "iterator", "()Ljava/util/Iterator;", here);
      for (ValueFact.Instance iterator : iterators.all(ValueFact.Instance.class)) {
        ask(iterator, "hasNext", "()Z", here);
        ask(iterator, "next", "()Ljava/lang/Object;", here);
      }
    }
  }

  private AbstractValue ask(
      ValueFact.Instance asked, String name, String descriptor, ProgramPoint here) {
    return flow.program()
        .resolve(asked.type(), name, descriptor)
        .map(method -> calls.enter(method, List.of(AbstractValue.of(asked)), here))
        .orElse(AbstractValue.NONE);
  }
}
