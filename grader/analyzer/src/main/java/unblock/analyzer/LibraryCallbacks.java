package unblock.analyzer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Type;
import unblock.analyzer.CallResolution.Callee;
import unblock.analyzer.Catalogue.Use;

/**
 * Runs the functions that a call passes to a library. The catalogue or the library's code shows the
 * thread; in doubt, it is the calling one.
 */
final class LibraryCallbacks {
  /** Interfaces with one method whose objects a library does not run. */
  private static final Set<String> NOT_RUN =
      Set.of(
          "java/lang/AutoCloseable",
          "java/io/Closeable",
          "java/io/Flushable",
          "java/lang/Comparable",
          "java/util/concurrent/Executor",
          "java/util/concurrent/ThreadFactory",
          "java/util/concurrent/RejectedExecutionHandler");

  private static final Set<String> LOADERS = Set.of("CacheLoader", "Function0", "Supplier");

  private final DataFlow flow;
  private final Catalogue catalogue;
  private final FunctionCalls functions;
  private final ExecutorModel executors;
  private final CallbackAnalysis analysis;

  LibraryCallbacks(
      DataFlow flow, Catalogue catalogue, FunctionCalls functions, ExecutorModel executors) {
    this.flow = flow;
    this.catalogue = catalogue;
    this.functions = functions;
    this.executors = executors;
    this.analysis = new CallbackAnalysis(flow.program().hierarchy());
  }

  /** Runs the functions and returns their results. */
  AbstractValue run(Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    Optional<Use> use = catalogue.use(flow.program().hierarchy(), callee.owner(), callee.name());
    if (callee.isConstructor() || use.filter(Use.DEFERRED::equals).isPresent()) {
      return AbstractValue.NONE;
    }
    if (!callee.isStatic() && use.filter(Use.MAY_RUN_STORED::equals).isPresent()) {
      runStored(callee, arguments.get(0), here);
    }
    Optional<CallbackThread> listed =
        executors.isUnconfined(callee, arguments)
            ? Optional.of(CallbackThread.SAME)
            : use.map(LibraryCallbacks::thread);
    Type[] types = Type.getArgumentTypes(callee.descriptor());
    int offset = callee.isStatic() ? 0 : 1;
    AbstractValue elements = elements(arguments);
    AbstractValue made = AbstractValue.NONE;
    for (int i = 0; i < types.length; i++) {
      if (isRun(types[i], arguments.get(i + offset))) {
        int argument = i;
        CallbackThread thread =
            listed.orElseGet(
                () -> analysis.isOff(callee, argument) ? CallbackThread.OFF : CallbackThread.SAME);
        made =
            made.or(
                functions.run(
                    arguments.get(i + offset),
                    types[i].getInternalName(),
                    List.of(elements, elements, elements),
                    here,
                    thread,
                    new Handover("handover.given-to-call", callee.text())));
      }
    }
    return made.size() == 2 ? AbstractValue.NONE : made;
  }

  /** Runs the functions of a cache, which the cache calls for a missing entry. */
  private void runStored(Callee callee, AbstractValue cache, ProgramPoint here) {
    Handover given = new Handover("handover.kept", DisplayNames.simple(callee.owner()));
    for (ValueFact fact : flow.heap().contents(cache).facts()) {
      if (fact instanceof ValueFact.Closure closure) {
        functions.run(
            AbstractValue.of(closure),
            closure.function(),
            List.of(AbstractValue.ANY),
            here,
            CallbackThread.MAYBE,
            given);
      } else if (fact instanceof ValueFact.Instance loader && flow.program().has(loader.type())) {
        flow.program().hierarchy().supertypes(loader.type()).stream()
            .filter(type -> LOADERS.contains(DisplayNames.simple(type)))
            .findFirst()
            .ifPresent(
                type ->
                    functions.run(
                        AbstractValue.of(loader),
                        type,
                        List.of(),
                        here,
                        CallbackThread.MAYBE,
                        given));
      }
    }
  }

  /**
   * Returns the elements of the collections among the arguments, with which their functions are
   * called.
   */
  private AbstractValue elements(List<AbstractValue> arguments) {
    AbstractValue elements = AbstractValue.NONE;
    for (AbstractValue argument : arguments) {
      elements = elements.or(flow.heap().contents(argument));
    }
    return elements.facts().isEmpty() ? AbstractValue.ANY : elements;
  }

  private boolean isRun(Type type, AbstractValue value) {
    return type.getSort() == Type.OBJECT
        && value.isTelling()
        && !NOT_RUN.contains(type.getInternalName())
        && !EntryPoints.isHandler(type.getInternalName())
        && isFunction(type.getInternalName(), value);
  }

  /**
   * Whether the value is a function. If the library is missing, a lambda shows that its type is
   * functional.
   */
  private boolean isFunction(String type, AbstractValue value) {
    TypeHierarchy hierarchy = flow.program().hierarchy();
    return hierarchy.header(type).isPresent()
        ? hierarchy.function(type).isPresent()
        : value.all(ValueFact.Closure.class).stream().anyMatch(c -> c.function().equals(type));
  }

  private static CallbackThread thread(Use use) {
    return switch (use) {
      case OTHER_THREAD -> CallbackThread.OFF;
      case PERHAPS_CALLER -> CallbackThread.MAYBE;
      case CALLER, DEFERRED, MAY_RUN_STORED -> CallbackThread.SAME;
    };
  }
}
