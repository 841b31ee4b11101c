package unblock.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import unblock.analyzer.Calls.Callee;

/** What a library draws from an iterator of the inspected code when it is given one. */
final class Iterations {
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

  private final Flow flow;
  private final Calls calls;

  Iterations(Flow flow, Calls calls) {
    this.flow = flow;
    this.calls = calls;
  }

  void by(Callee callee, List<Val> arguments, Here here) {
    if (!DRAWING.contains(callee.name())
        || (!callee.owner().startsWith("java/") && !callee.name().equals("json"))) {
      return;
    }
    for (Val value : new ArrayList<>(arguments)) {
      for (Fact.Instance each : value.all(Fact.Instance.class)) {
        if (flow.program().has(each.type())) {
          draw(each, here);
        }
      }
    }
  }

  private void draw(Fact.Instance from, Here here) {
    Hierarchy hierarchy = flow.program().hierarchy();
    if (hierarchy.is(from.type(), "java/util/Iterator")) {
      ask(from, "hasNext", "()Z", here);
      ask(from, "next", "()Ljava/lang/Object;", here);
    } else if (hierarchy.is(from.type(), "java/lang/Iterable")) {
      Val iterators = ask(from, "iterator", "()Ljava/util/Iterator;", here);
      for (Fact.Instance iterator : iterators.all(Fact.Instance.class)) {
        ask(iterator, "hasNext", "()Z", here);
        ask(iterator, "next", "()Ljava/lang/Object;", here);
      }
    }
  }

  private Val ask(Fact.Instance asked, String name, String descriptor, Here here) {
    return flow.program()
        .resolve(asked.type(), name, descriptor)
        .map(method -> calls.enter(method, List.of(Val.of(asked)), here))
        .orElse(Val.NONE);
  }
}
