package unblock.analyzer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Type;
import unblock.analyzer.AbstractHeap.Property;
import unblock.analyzer.CallResolution.Callee;

/**
 * The model of calls that no other model describes: such a call is assumed to store its arguments,
 * to run the functions among them, and to return the stored objects.
 */
final class UnknownCallModel {
  /** Calls that do not store their arguments. */
  private static final Set<String> ASKING =
      Set.of(
          "getOrDefault",
          "orElse",
          "orElseGet",
          "contains",
          "containsKey",
          "containsValue",
          "indexOf",
          "remove",
          "equals");

  private final InspectedCode program;
  private final AbstractHeap heap;
  private final LibraryCallbacks callbacks;

  UnknownCallModel(DataFlow flow, LibraryCallbacks callbacks) {
    this.program = flow.program();
    this.heap = flow.heap();
    this.callbacks = callbacks;
  }

  AbstractValue call(Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    AbstractValue stored = given(callee, arguments).or(callbacks.run(callee, arguments, here));
    if (callee.isStatic()) {
      return result(callee, stored, here);
    }
    AbstractValue receiver = arguments.get(0);
    if (callee.isConstructor() && callee.descriptor().startsWith("(I")) {
      receiver
          .all(ValueFact.Instance.class)
          .forEach(made -> heap.mark(Property.BOUNDED, made.site()));
    }
    if (!ASKING.contains(callee.name())) {
      store(receiver, stored);
    }
    return result(callee, stored.or(storedIn(receiver)), here);
  }

  /** Returns the arguments and the elements of the library's collections among them. */
  private AbstractValue given(Callee callee, List<AbstractValue> arguments) {
    Set<ValueFact> given = new LinkedHashSet<>();
    for (AbstractValue argument : callee.isStatic() ? arguments : CallResolution.tail(arguments)) {
      if (argument.size() == 1) {
        given.addAll(heap.withContents(argument, each -> !program.has(each.type())));
      }
    }
    return AbstractValue.of(given);
  }

  private void store(AbstractValue receiver, AbstractValue value) {
    for (ValueFact.Instance instance : receiver.all(ValueFact.Instance.class)) {
      Set<ValueFact> others = new LinkedHashSet<>(value.facts());
      others.remove(instance);
      heap.addContents(instance.site(), AbstractValue.of(others));
    }
  }

  /**
   * Returns the possible results of a call on the receiver: the elements of a collection, or a
   * function itself.
   */
  private AbstractValue storedIn(AbstractValue receiver) {
    Set<ValueFact> stored = new LinkedHashSet<>();
    for (ValueFact fact : receiver.facts()) {
      if (fact instanceof ValueFact.Instance instance) {
        stored.addAll(heap.contents(instance.site()).facts());
      } else {
        stored.add(fact);
      }
    }
    return AbstractValue.of(stored);
  }

  private AbstractValue result(Callee callee, AbstractValue all, ProgramPoint here) {
    Type type = callee.returnType();
    if (type.getSort() != Type.OBJECT && type.getSort() != Type.ARRAY) {
      return AbstractValue.unknown(type);
    }
    Set<ValueFact> telling = new LinkedHashSet<>(all.facts());
    telling.removeIf(fact -> fact instanceof ValueFact.Plain);
    if (telling.isEmpty()) {
      return AbstractValue.ANY;
    }
    String name = type.getInternalName();
    if (name.equals("java/lang/Object")) {
      return AbstractValue.of(telling);
    }
    ValueFact.Instance made = new ValueFact.Instance(here.site(), name);
    telling.remove(made);
    heap.addContents(made.site(), AbstractValue.of(telling));
    return AbstractValue.of(made);
  }
}
