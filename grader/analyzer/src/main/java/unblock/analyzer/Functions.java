package unblock.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import unblock.analyzer.Calls.Callee;

/** Runs functions: lambdas, method references, and objects that stand for one. */
final class Functions {
  /** Wrappers of the JDK hand any function on under these names. */
  private static final Set<String> NAMES_OF_TASKS = Set.of("run", "call", "get", "apply", "accept");

  /** A wrapper may hold itself, as far as is known. */
  private static final int DEEPEST_WRAPPER = 8;

  private final Flow flow;
  private final Calls calls;

  private int nested;

  Functions(Flow flow, Calls calls) {
    this.flow = flow;
    this.calls = calls;
  }

  /** Whether the call runs the function, rather than a default method of its interface. */
  boolean isCallOf(Fact.Closure closure, Callee callee) {
    return callee.name().equals(closure.method())
        || (!callee.owner().equals(closure.function()) && NAMES_OF_TASKS.contains(callee.name()));
  }

  /** Whether the call runs a composition of functions that a library made. */
  boolean isCallOf(Fact.Instance composed, Callee callee) {
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

  /** The code itself calls the function: on the same thread. */
  Val call(Val functions, Callee callee, List<Val> arguments, Here here) {
    return run(functions, callee.owner(), arguments, here, Role.SAME, null);
  }

  /**
   * Somebody runs the function.
   *
   * @param type the functional interface under which it was handed over
   * @param role on which thread
   * @param given how the path tells it, as in {@code given to Context.future, which runs on the
   *     worker}; null when the code itself calls it
   */
  Val run(
      Val functions,
      String type,
      List<Val> arguments,
      Here here,
      Role role,
      @Nullable String given) {
    Alternatives alternatives = new Alternatives(here);
    for (Fact fact : functions.facts()) {
      if (fact instanceof Fact.Closure closure) {
        alternatives.returns(apply(closure, arguments, alternatives.next(), given));
      } else if (fact instanceof Fact.Instance instance) {
        apply(instance, type, arguments, alternatives, given);
      }
    }
    role.seenFromHere(alternatives.hits()).forEach(here::add);
    return alternatives.returned();
  }

  private void apply(
      Fact.Instance instance,
      String type,
      List<Val> arguments,
      Alternatives alternatives,
      @Nullable String given) {
    Optional<Method> target =
        flow.program()
            .hierarchy()
            .function(type)
            .flatMap(f -> flow.program().resolve(instance.type(), f.name(), f.descriptor()));
    if (target.isPresent()) {
      List<Val> all = new ArrayList<>();
      all.add(Val.of(instance));
      all.addAll(arguments);
      String frame = Names.frame(target.get().owner.name, target.get().node.name);
      alternatives.returns(
          calls.enter(
              target.get(), all, alternatives.next(), given == null ? null : frame + ", " + given));
    } else {
      Val held = flow.heap().contents(instance.site());
      if (isWrapper(instance) && held.isTelling() && nested < DEEPEST_WRAPPER) {
        nested++;
        Here part = alternatives.next();
        for (Fact each : held.facts()) {
          // A composition runs all that it holds, so these are no alternatives.
          alternatives.returns(run(Val.of(each), type, arguments, part, Role.SAME, given));
        }
        nested--;
      }
    }
  }

  /** Whether running the object runs the functions that it holds: a FutureTask, a composition. */
  private boolean isWrapper(Fact.Instance instance) {
    Hierarchy hierarchy = flow.program().hierarchy();
    return hierarchy.is(instance.type(), "java/lang/Runnable")
        || hierarchy.is(instance.type(), "java/util/concurrent/Callable")
        || hierarchy.function(instance.type()).isPresent();
  }

  private Val apply(Fact.Closure closure, List<Val> arguments, Here here, @Nullable String given) {
    if (Starts.isJavalins(closure.function())) {
      flow.invoke(closure.site());
    }
    Handle impl = closure.impl();
    Callee callee = Callee.of(impl);
    List<Val> all = new ArrayList<>(closure.captured());
    if (impl.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
      Fact.Instance made = new Fact.Instance(closure.site(), impl.getOwner());
      all.add(0, Val.of(made));
      all.addAll(arguments);
      calls.call(callee, sized(callee, all), here);
      return calls.made(made);
    }
    all.addAll(arguments);
    List<Val> sized = sized(callee, all);
    Optional<Method> body =
        given == null
            ? Optional.empty()
            : flow.program().declared(impl.getOwner(), impl.getName(), impl.getDesc());
    if (body.isPresent() && impl.getName().startsWith("lambda$")) {
      return calls.enter(body.get(), sized, here, "the " + noun(closure) + " " + given);
    }
    if (body.isPresent() && isExact(body.get(), sized)) {
      String frame = Names.frame(impl.getOwner(), impl.getName());
      return calls.enter(body.get(), sized, here, frame + ", " + given);
    }
    Val returned = calls.call(callee, sized, here);
    return callee.returnType().getSort() == Type.VOID ? Val.NONE : returned;
  }

  /** Whether a reference to the method runs that very method, and none that overrides it. */
  private static boolean isExact(Method method, List<Val> arguments) {
    return method.hasCode()
        && (method.isStatic()
            || (method.node.access & Opcodes.ACC_PRIVATE) != 0
            || arguments.get(0).facts().stream()
                .allMatch(
                    fact ->
                        fact instanceof Fact.Instance instance
                            && instance.type().equals(method.owner.name)));
  }

  private static List<Val> sized(Callee callee, List<Val> given) {
    int count = Type.getArgumentTypes(callee.descriptor()).length + (callee.isStatic() ? 0 : 1);
    List<Val> sized = new ArrayList<>(given.subList(0, Math.min(count, given.size())));
    while (sized.size() < count) {
      sized.add(Val.ANY);
    }
    return sized;
  }

  private static String noun(Fact.Closure closure) {
    String function = Names.simple(closure.function());
    if (function.endsWith("Supplier")) {
      return "supplier";
    }
    if (function.endsWith("Runnable") || function.endsWith("Callable")) {
      return "task";
    }
    return function.endsWith("Consumer") ? "consumer" : "function";
  }
}
