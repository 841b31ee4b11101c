package unblock.analyzer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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

  private static final Set<String> HASHING = Set.of("hash", "hashCode", "equals", "deepEquals");
  private static final List<String> SORTING =
      List.of("java/util/SortedMap", "java/util/SortedSet", "java/util/PriorityQueue");

  private static final Set<String> COMPARING =
      Set.of("contains", "indexOf", "lastIndexOf", "remove", "equals", "containsValue");

  private final DataFlow flow;
  private final CallResolution calls;
  private final CatalogueLookups entries;
  private final JsonPropertyCalls views;
  private final IteratorCalls iterations;

  ImplicitCalls(DataFlow flow, CallResolution calls, CatalogueLookups entries) {
    this.flow = flow;
    this.calls = calls;
    this.entries = entries;
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
      given.forEach(value -> toString(printed(value), "java/lang/Object", here));
    }
    List<AbstractValue> hashed = hashed(callee, arguments, given);
    hashed.forEach(value -> of(value, "hashCode", here));
    (COMPARING.contains(callee.name()) ? given : hashed)
        .forEach(value -> of(value, "equals", here));
    if (isOneOf(callee.owner(), SORTING)) {
      given.forEach(value -> ask(value, "compareTo", "(Ljava/lang/Object;)I", here));
    }
  }

  /** Returns a value and, if it is an array of variable arguments, its elements. */
  private AbstractValue printed(AbstractValue value) {
    return AbstractValue.of(flow.heap().withContents(value, ImplicitCalls::isArray));
  }

  /** Returns the values that the call hashes: the keys of maps and the elements of sets. */
  private List<AbstractValue> hashed(
      Callee callee, List<AbstractValue> arguments, List<AbstractValue> given) {
    if (callee.owner().equals("java/util/Objects")) {
      return HASHING.contains(callee.name())
          ? given.stream().map(this::withElements).toList()
          : List.of();
    }
    if (isOneOf(callee.owner(), List.of("java/util/Map"))) {
      boolean isOfKeys = callee.isStatic() || !callee.name().equals("containsValue");
      return IntStream.range(0, isOfKeys ? given.size() : 0)
          .filter(index -> callee.isStatic() ? index % 2 == 0 : index == 0)
          .mapToObj(given::get)
          .toList();
    }
    if (isOneOf(callee.owner(), List.of("java/util/Set"))) {
      return given.stream().map(this::withElements).toList();
    }
    boolean isDistinct =
        callee.owner().equals("java/util/stream/Stream") && callee.name().equals("distinct");
    return isDistinct ? List.of(flow.heap().contents(arguments.get(0))) : List.of();
  }

  /** Returns a value and, if it is an array, a list or a set, its elements. */
  private AbstractValue withElements(AbstractValue value) {
    return AbstractValue.of(
        flow.heap().withContents(value, each -> isArray(each) || isCollection(each)));
  }

  private boolean isCollection(ValueFact.Instance object) {
    return object.type().startsWith("java/util/")
        && flow.program().hierarchy().is(object.type(), "java/util/Collection");
  }

  private static boolean isArray(ValueFact.Instance object) {
    return object.type().startsWith("[");
  }

  /** Calls a method of {@code Object}, by its name, that a library calls on the value. */
  void of(AbstractValue value, String method, ProgramPoint here) {
    switch (method) {
      case "hashCode" -> ask(value, method, "()I", here);
      case "equals" -> ask(value, method, "(Ljava/lang/Object;)Z", here);
      default -> ask(value, method, "()Ljava/lang/String;", here);
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
    of(value, "toString", here);
  }

  private void ask(AbstractValue value, String name, String descriptor, ProgramPoint here) {
    for (ValueFact.Instance instance : value.all(ValueFact.Instance.class)) {
      Optional<InspectedMethod> target = flow.program().resolve(instance.type(), name, descriptor);
      if (target.isPresent()) {
        calls.enter(target.get(), List.of(AbstractValue.of(instance), AbstractValue.ANY), here);
      } else {
        String text = DisplayNames.call(instance.type(), name);
        entries
            .find(instance.type(), name, descriptor)
            .map(entry -> CallResolution.hit(here, text, entry.severity(), entry.reason()))
            .ifPresent(here::add);
      }
    }
  }

  private boolean isOneOf(String type, List<String> supertypes) {
    return supertypes.stream().anyMatch(each -> flow.program().hierarchy().is(type, each));
  }
}
