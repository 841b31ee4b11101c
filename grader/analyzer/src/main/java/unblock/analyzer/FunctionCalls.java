package unblock.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import unblock.analyzer.CallResolution.Callee;

/** Runs functions: lambdas, method references, and objects of functional interfaces. */
final class FunctionCalls {
  /** The methods by which wrappers of the JDK call their function. */
  private static final Set<String> NAMES_OF_TASKS = Set.of("run", "call", "get", "apply", "accept");

  /** The maximum depth of wrappers: in the analysis a wrapper may contain itself. */
  private static final int DEEPEST_WRAPPER = 8;

  private final DataFlow flow;
  private final CallResolution calls;

  private int nested;

  FunctionCalls(DataFlow flow, CallResolution calls) {
    this.flow = flow;
    this.calls = calls;
  }

  /** Whether the call runs the function, and not a default method of its interface. */
  boolean isCallOf(ValueFact.Closure closure, Callee callee) {
    return callee.name().equals(closure.method())
        || (!callee.owner().equals(closure.function()) && NAMES_OF_TASKS.contains(callee.name()));
  }

  /** Whether the call runs a composition of functions that a library created. */
  boolean isCallOf(ValueFact.Instance composed, Callee callee) {
    boolean functional =
        callee.owner().startsWith("java/util/function/")
            || callee.owner().equals("java/lang/Runnable")
            || callee.owner().equals("java/util/concurrent/Callable")
            || callee.owner().equals("java/util/Comparator");
    return functional
        && flow.heap().contents(composed.site()).isTelling()
        && flow.program()
            .hierarchy()
            .function(callee.owner())
            .filter(function -> function.name().equals(callee.name()))
            .isPresent();
  }

  /** Runs a function that the code itself calls, on the same thread. */
  AbstractValue call(
      AbstractValue functions, Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    return run(functions, callee.owner(), arguments, here, CallbackThread.SAME, null);
  }

  /**
   * Runs a function that a library or other code calls.
   *
   * @param type the functional interface under which it was handed over
   * @param role on which thread
   * @param given the handover to that thread; null when the code itself calls it
   */
  AbstractValue run(
      AbstractValue functions,
      String type,
      List<AbstractValue> arguments,
      ProgramPoint here,
      CallbackThread role,
      @Nullable Handover given) {
    CallAlternatives alternatives = new CallAlternatives(here);
    for (ValueFact fact : functions.facts()) {
      if (fact instanceof ValueFact.Closure closure) {
        alternatives.returns(apply(closure, arguments, alternatives.next(), given));
      } else if (fact instanceof ValueFact.Instance instance) {
        apply(instance, type, arguments, alternatives, given);
      }
    }
    role.seenFromHere(alternatives.hits()).forEach(here::add);
    return alternatives.returned();
  }

  private void apply(
      ValueFact.Instance instance,
      String type,
      List<AbstractValue> arguments,
      CallAlternatives alternatives,
      @Nullable Handover given) {
    Optional<InspectedMethod> target =
        flow.program()
            .hierarchy()
            .function(type)
            .flatMap(f -> flow.program().resolve(instance.type(), f.name(), f.descriptor()));
    if (target.isPresent()) {
      List<AbstractValue> all = new ArrayList<>();
      all.add(AbstractValue.of(instance));
      all.addAll(arguments);
      alternatives.returns(calls.enter(target.get(), all, alternatives.next(), entry("", given)));
    } else {
      AbstractValue held = flow.heap().contents(instance.site());
      if (isWrapper(instance) && held.isTelling() && nested < DEEPEST_WRAPPER) {
        nested++;
        ProgramPoint part = alternatives.next();
        for (ValueFact each : held.facts()) {
          // A composition runs all its functions, so that these are not alternatives.
          alternatives.returns(
              run(AbstractValue.of(each), type, arguments, part, CallbackThread.SAME, given));
        }
        nested--;
      }
    }
  }

  /** Whether running the object runs the functions in it: a FutureTask, a composition. */
  private boolean isWrapper(ValueFact.Instance instance) {
    TypeHierarchy hierarchy = flow.program().hierarchy();
    return hierarchy.is(instance.type(), "java/lang/Runnable")
        || hierarchy.is(instance.type(), "java/util/concurrent/Callable")
        || hierarchy.function(instance.type()).isPresent();
  }

  private AbstractValue apply(
      ValueFact.Closure closure,
      List<AbstractValue> arguments,
      ProgramPoint here,
      @Nullable Handover given) {
    if (EntryPoints.isJavalins(closure.function()) || EntryPoints.isHandler(closure.function())) {
      flow.invoke(closure.site());
    }
    Handle impl = closure.impl();
    Callee callee = Callee.of(impl);
    List<AbstractValue> all = new ArrayList<>(closure.captured());
    if (impl.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
      ValueFact.Instance made = new ValueFact.Instance(closure.site(), impl.getOwner());
      all.add(0, AbstractValue.of(made));
      all.addAll(arguments);
      calls.call(callee, sized(callee, all), here);
      return calls.made(made);
    }
    all.addAll(arguments);
    List<AbstractValue> sized = sized(callee, all);
    Optional<InspectedMethod> body =
        given == null
            ? Optional.empty()
            : flow.program().declared(impl.getOwner(), impl.getName(), impl.getDesc());
    if (body.isPresent() && impl.getName().startsWith("lambda$")) {
      return calls.enter(body.get(), sized, here, entry(noun(closure), given));
    }
    if (body.isPresent() && isExact(body.get(), sized)) {
      return calls.enter(body.get(), sized, here, entry("", given));
    }
    AbstractValue returned = calls.call(callee, sized, here);
    return callee.returnType().getSort() == Type.VOID ? AbstractValue.NONE : returned;
  }

  /** Whether a reference to the method always runs this method, and never an override. */
  private static boolean isExact(InspectedMethod method, List<AbstractValue> arguments) {
    return method.hasCode()
        && (method.isStatic()
            || (method.node.access & Opcodes.ACC_PRIVATE) != 0
            || arguments.get(0).facts().stream()
                .allMatch(
                    fact ->
                        fact instanceof ValueFact.Instance instance
                            && instance.type().equals(method.owner.name)));
  }

  private static List<AbstractValue> sized(Callee callee, List<AbstractValue> given) {
    int count = Type.getArgumentTypes(callee.descriptor()).length + (callee.isStatic() ? 0 : 1);
    List<AbstractValue> sized = new ArrayList<>(given.subList(0, Math.min(count, given.size())));
    while (sized.size() < count) {
      sized.add(AbstractValue.ANY);
    }
    return sized;
  }

  private static BlockingCall.@Nullable Entry entry(String function, @Nullable Handover given) {
    return given == null ? null : new BlockingCall.Entry(function, given);
  }

  private static String noun(ValueFact.Closure closure) {
    String function = DisplayNames.simple(closure.function());
    if (function.endsWith("Supplier")) {
      return "supplier";
    }
    if (function.endsWith("Runnable") || function.endsWith("Callable")) {
      return "task";
    }
    return function.endsWith("Consumer") ? "consumer" : "function";
  }
}
