package unblock.analyzer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import unblock.analyzer.CallResolution.Callee;

/** Calls without source code: methods that a library calls on its arguments. */
final class ImplicitCalls {
  private static final Set<String> PRINTERS =
      Set.of(
          "java/lang/String",
          "java/lang/StringBuilder",
          "java/lang/StringBuffer",
          "java/util/Objects",
          "java/io/PrintStream",
          "java/io/PrintWriter",
          "org/slf4j/Logger",
          "java/util/StringJoiner");

  private static final List<String> HASHING =
      List.of("java/util/Map", "java/util/Set", "java/util/Objects");
  private static final List<String> SORTING =
      List.of("java/util/SortedMap", "java/util/SortedSet", "java/util/PriorityQueue");

  private static final Set<String> COMPARING =
      Set.of("contains", "indexOf", "lastIndexOf", "remove", "equals", "containsValue");

  private final DataFlow flow;
  private final CallResolution calls;
  private final JsonPropertyCalls views;
  private final IteratorCalls iterations;

  ImplicitCalls(DataFlow flow, CallResolution calls) {
    this.flow = flow;
    this.calls = calls;
    this.views = new JsonPropertyCalls(flow, calls);
    this.iterations = new IteratorCalls(flow, calls);
  }

  void by(Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    iterations.by(callee, arguments, here);
    if (callee.isConstructor()) {
      return;
    }
    views.by(callee, arguments, here);
    List<AbstractValue> given = callee.isStatic() ? arguments : CallResolution.tail(arguments);
    if (PRINTERS.contains(callee.owner())) {
      given.forEach(value -> toString(elements(value), "java/lang/Object", here));
    }
    if (isOneOf(callee.owner(), HASHING)) {
      for (AbstractValue value : given) {
        ask(value, "hashCode", "()I", here);
      }
    }
    if (COMPARING.contains(callee.name()) || isOneOf(callee.owner(), HASHING)) {
      given.forEach(value -> ask(value, "equals", "(Ljava/lang/Object;)Z", here));
    }
    if (isOneOf(callee.owner(), SORTING)) {
      given.forEach(value -> ask(value, "compareTo", "(Ljava/lang/Object;)I", here));
    }
  }

  /** Calls {@code toString} of a value with the declared type {@code type}. */
  void toString(AbstractValue value, String type, ProgramPoint here) {
    boolean unknown = value.isFromOutside();
    if (unknown && flow.program().has(type)) {
      for (String each : flow.program().implementations(type)) {
        flow.program()
            .resolve(each, "toString", "()Ljava/lang/String;")
            .ifPresent(method -> calls.enter(method, List.of(flow.self(each)), here));
      }
    }
    ask(value, "toString", "()Ljava/lang/String;", here);
  }

  /** Returns the elements of an array, which contains variable arguments. */
  private AbstractValue elements(AbstractValue value) {
    AbstractValue all = value;
    for (ValueFact.Instance array : value.all(ValueFact.Instance.class)) {
      if (array.type().startsWith("[")) {
        all = all.or(flow.heap().contents(array.site()));
      }
    }
    return all;
  }

  private void ask(AbstractValue value, String name, String descriptor, ProgramPoint here) {
    for (ValueFact.Instance instance : value.all(ValueFact.Instance.class)) {
      Optional<InspectedMethod> target = flow.program().resolve(instance.type(), name, descriptor);
      target.ifPresent(
          method ->
              calls.enter(method, List.of(AbstractValue.of(instance), AbstractValue.ANY), here));
    }
  }

  private boolean isOneOf(String type, List<String> supertypes) {
    return supertypes.stream().anyMatch(each -> flow.program().hierarchy().is(type, each));
  }
}
