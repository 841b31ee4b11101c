package unblock.analyzer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import unblock.analyzer.BlockingCall.Form;
import unblock.analyzer.CallResolution.Callee;
import unblock.analyzer.Catalogue.Entry;
import unblock.analyzer.Catalogue.Use;
import unblock.analyzer.Catalogue.When;

/**
 * The effects of calls that leave the inspected code. The catalogue lists the blocking ones, and
 * models describe the ones that pass functions to other threads. Any other call is assumed to store
 * its arguments, to run the functions among them at once, and to return the stored objects.
 */
final class LibraryModels {
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

  private static final Set<String> LOADERS = Set.of("CacheLoader", "Function0", "Supplier");

  private final DataFlow flow;
  private final Catalogue catalogue;
  private final FunctionCalls functions;
  private final ExecutorModel executors;
  private final ImplicitCalls hidden;
  private final StreamReads pipes;
  private final LibraryReachability depths;
  private final CatalogueLookups entries;
  private final CallbackAnalysis handing;
  private final ReactiveModel reactive;
  private final List<Model> models;

  /** The effect of some library calls; empty for all other calls. */
  interface Model {
    Optional<AbstractValue> call(Callee callee, List<AbstractValue> arguments, ProgramPoint here);
  }

  LibraryModels(DataFlow flow, Catalogue catalogue, CallResolution calls, FunctionCalls functions) {
    this.flow = flow;
    this.catalogue = catalogue;
    this.functions = functions;
    this.entries = new CatalogueLookups(catalogue, flow.program().hierarchy());
    this.depths = new LibraryReachability(flow.program().hierarchy(), entries);
    this.hidden = new ImplicitCalls(flow, calls, entries);
    this.pipes = new StreamReads(flow);
    this.handing = new CallbackAnalysis(flow.program().hierarchy());
    this.executors = new ExecutorModel(flow, calls, functions);
    this.reactive = new ReactiveModel(flow, functions, executors);
    this.models =
        List.of(
            new JavalinModel(flow, functions, executors),
            new GuavaModel(flow, calls, functions, executors),
            new FutureModel(flow, functions, executors),
            executors,
            new ThreadModel(flow, functions),
            new ChannelModel(flow),
            new UrlModel(),
            pipes,
            reactive);
  }

  void subscribe(AbstractValue streams, ProgramPoint here) {
    reactive.subscribe(streams, here);
  }

  ImplicitCalls hidden() {
    return hidden;
  }

  AbstractValue call(Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    if (here.method().loops().isSpinning(here.site().index())) {
      here.add(
          CallResolution.hit(here, callee.text(), Form.CALL_IN_LOOP, "", Severity.BLOCKS, "spins"));
    } else if (!isKnownComplete(callee, arguments, here)) {
      catalogued(callee, arguments, here);
    }
    if (callee.isConstructor() && callee.descriptor().startsWith("(I")) {
      arguments
          .get(0)
          .all(ValueFact.Instance.class)
          .forEach(made -> flow.heap().addBounded(made.site()));
    }
    if (isOwnNative(callee)) {
      here.add(CallResolution.hit(here, callee.text(), Form.NATIVE_CALL, "", Severity.OPAQUE, ""));
    }
    if (isUnimplemented(callee, arguments)) {
      here.add(BlockingCall.opaque(here.site().bare(), callee.text()));
    }
    if (EntryPoints.isFrameworks(callee.owner())) {
      boolean isElsewhere = ServerFramework.runsElsewhere(callee.owner(), callee.name());
      arguments.forEach(isElsewhere ? this::discard : this::register);
    }
    for (Model model : models) {
      Optional<AbstractValue> result = model.call(callee, arguments, here);
      if (result.isPresent()) {
        return result.get();
      }
    }
    if ((callee.name().equals("readLock") || callee.name().equals("writeLock"))
        && flow.program()
            .hierarchy()
            .is(callee.owner(), "java/util/concurrent/locks/ReadWriteLock")) {
      return MonitorRegions.half(arguments.get(0), callee.name());
    }
    if (!callee.isStatic() && !callee.isConstructor()) {
      pipes.by(callee, arguments.get(0), here);
    }
    hidden.by(callee, arguments, here);
    deep(callee, arguments, here);
    return ordinary(callee, arguments, here);
  }

  private void register(AbstractValue given) {
    for (ValueFact fact : spread(given).facts()) {
      if (fact instanceof ValueFact.Closure closure && isHandlers(closure)) {
        flow.register(closure.site());
      }
    }
  }

  /** Records handlers that run on other threads than the loop. */
  private void discard(AbstractValue given) {
    given.all(ValueFact.Closure.class).stream()
        .filter(LibraryModels::isHandlers)
        .forEach(closure -> flow.invoke(closure.site()));
  }

  private static boolean isHandlers(ValueFact.Closure closure) {
    return EntryPoints.isJavalins(closure.function()) || EntryPoints.isHandler(closure.function());
  }

  /**
   * Whether the method is a native one of the inspected code, which cannot be analysed. Blocking
   * native methods of the JDK are in the catalogue.
   */
  private boolean isOwnNative(Callee callee) {
    return flow.program()
        .declared(callee.owner(), callee.name(), callee.descriptor())
        .filter(method -> (method.node.access & Opcodes.ACC_NATIVE) != 0)
        .isPresent();
  }

  /**
   * Whether the code that runs is generated at run time or missing, and the catalogue is silent.
   */
  private boolean isUnimplemented(Callee callee, List<AbstractValue> arguments) {
    return !callee.isStatic()
        && !callee.isConstructor()
        && arguments.get(0).isFromOutside()
        && flow.program().isUnimplemented(callee.owner(), callee.name(), callee.descriptor())
        && !entries.isListed(callee.owner(), callee.name(), callee.descriptor());
  }

  private void catalogued(Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    CallAlternatives alternatives = new CallAlternatives(here);
    for (String type : typesOf(callee, arguments)) {
      ProgramPoint part = alternatives.next();
      entries
          .find(type, callee.name(), callee.descriptor())
          .filter(entry -> counts(entry, callee, arguments, here))
          .ifPresent(entry -> part.add(hit(entry, callee, arguments, here)));
    }
    alternatives.settle();
  }

  /** Handles a call without an entry in the catalogue, which may lead to one with an entry. */
  private void deep(Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    for (String type : typesOf(callee, arguments)) {
      boolean listed = entries.isListed(type, callee.name(), callee.descriptor());
      if (!listed) {
        depths
            .find(type, callee)
            .ifPresent(
                found ->
                    here.add(
                        CallResolution.hit(
                            here,
                            callee.text(),
                            Form.CALL_THAT_REACHES,
                            found.call(),
                            Severity.MAY_BLOCK,
                            found.reason())));
      }
    }
  }

  private BlockingCall hit(
      Entry entry, Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    boolean future = FutureModel.isWait(flow.program().hierarchy(), callee);
    BlockingCall.Kind kind =
        !future
            ? BlockingCall.Kind.CALL
            : FutureModel.isWorkers(arguments.get(0))
                ? BlockingCall.Kind.WAIT_FOR_WORKER
                : BlockingCall.Kind.WAIT_FOR_FUTURE;
    BlockingCall hit =
        BlockingCall.at(
            here.site(),
            new BlockingCall.Cause(here.site().bare(), callee.text(), entry.reason(), kind),
            entry.severity());
    boolean isOfUnknownMode =
        entry.when() == When.UNLESS_NON_BLOCKING && arguments.get(0).isFromOutside();
    return isOfUnknownMode || (future && FutureModel.isPerhapsComplete(arguments.get(0), here))
        ? hit.perhaps()
        : hit;
  }

  private boolean counts(
      Entry entry, Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    if (entry.when() == When.IN_LOOP) {
      return here.method().loops().contains(here.site().index());
    }
    if (entry.when() == When.IF_BOUNDED) {
      return arguments.get(0).all(ValueFact.Instance.class).stream()
          .anyMatch(queue -> flow.heap().isBounded(queue.site()));
    }
    if (entry.when() == When.UNLESS_LITERAL) {
      return !arguments.get(callee.isStatic() ? 0 : 1).isAddress();
    }
    if (entry.when() == When.UNLESS_NON_BLOCKING) {
      List<ValueFact.Instance> channels = arguments.get(0).all(ValueFact.Instance.class);
      return channels.isEmpty()
          || channels.stream().anyMatch(each -> !flow.heap().isNonBlocking(each.site()));
    }
    return entry.when() != When.UNLESS_ZERO || !isZeroTime(callee, arguments);
  }

  /** Whether the first time among the arguments is the constant 0. */
  private static boolean isZeroTime(Callee callee, List<AbstractValue> arguments) {
    Type[] types = Type.getArgumentTypes(callee.descriptor());
    int offset = callee.isStatic() ? 0 : 1;
    for (int i = 0; i < types.length; i++) {
      if (types[i].getSort() == Type.LONG) {
        return arguments.get(i + offset).isZero();
      }
    }
    return false;
  }

  private boolean isKnownComplete(Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    return FutureModel.isWait(flow.program().hierarchy(), callee)
        && FutureModel.isComplete(arguments.get(0), here);
  }

  /**
   * Returns the possible classes of the receiver, as far as they are more exact than the declared
   * one.
   */
  private Set<String> typesOf(Callee callee, List<AbstractValue> arguments) {
    Set<String> types = new LinkedHashSet<>();
    if (!callee.isStatic() && !callee.isConstructor()) {
      for (ValueFact fact : arguments.get(0).facts()) {
        boolean better =
            fact instanceof ValueFact.Instance instance
                && flow.program().hierarchy().is(instance.type(), callee.owner());
        types.add(better ? ((ValueFact.Instance) fact).type() : callee.owner());
      }
    }
    return types.isEmpty() ? Set.of(callee.owner()) : types;
  }

  private AbstractValue ordinary(Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    AbstractValue given = AbstractValue.NONE;
    for (AbstractValue argument : callee.isStatic() ? arguments : CallResolution.tail(arguments)) {
      given = given.or(spread(argument));
    }
    AbstractValue kept = given.or(run(callee, arguments, here));
    if (callee.isStatic()) {
      return result(callee, kept, here);
    }
    AbstractValue receiver = arguments.get(0);
    if (!ASKING.contains(callee.name())) {
      keep(receiver, kept);
    }
    return result(callee, kept.or(heldBy(receiver)), here);
  }

  /**
   * Returns the possible results of a call on the receiver: the elements of a collection, or a
   * function itself.
   */
  private AbstractValue heldBy(AbstractValue receiver) {
    Set<ValueFact> held = new LinkedHashSet<>();
    for (ValueFact fact : receiver.facts()) {
      if (fact instanceof ValueFact.Instance instance) {
        held.addAll(flow.heap().contents(instance.site()).facts());
      } else {
        held.add(fact);
      }
    }
    return AbstractValue.of(held);
  }

  private void keep(AbstractValue receiver, AbstractValue value) {
    for (ValueFact.Instance instance : receiver.all(ValueFact.Instance.class)) {
      Set<ValueFact> others = new LinkedHashSet<>(value.facts());
      others.remove(instance);
      flow.heap().addContents(instance.site(), AbstractValue.of(others));
    }
  }

  /** Returns a value and, if it is a collection, its elements. */
  private AbstractValue spread(AbstractValue value) {
    AbstractValue all = new AbstractValue(1, value.size() == 2 ? Set.of() : value.facts());
    for (ValueFact.Instance instance : value.all(ValueFact.Instance.class)) {
      if (!flow.program().has(instance.type())) {
        all = all.or(flow.heap().contents(instance.site()));
      }
    }
    return all;
  }

  private AbstractValue run(Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    Optional<Use> use = catalogue.use(flow.program().hierarchy(), callee.owner(), callee.name());
    if (callee.isConstructor() || use.filter(Use.DEFERRED::equals).isPresent()) {
      return AbstractValue.NONE;
    }
    if (!callee.isStatic()) {
      use.filter(Use.MAY_RUN_STORED::equals)
          .ifPresent(u -> loads(callee, arguments, here, CallbackThread.MAYBE));
    }
    Optional<CallbackThread> listed =
        executors.isUnconfined(callee, arguments)
            ? Optional.of(CallbackThread.SAME)
            : use.map(LibraryModels::role);
    Type[] types = Type.getArgumentTypes(callee.descriptor());
    int offset = callee.isStatic() ? 0 : 1;
    AbstractValue elements = elements(arguments);
    AbstractValue made = AbstractValue.NONE;
    for (int i = 0; i < types.length; i++) {
      if (isRun(types[i], arguments.get(i + offset))) {
        int argument = i;
        CallbackThread role =
            listed.orElseGet(
                () -> handing.isOff(callee, argument) ? CallbackThread.OFF : CallbackThread.SAME);
        made =
            made.or(
                functions.run(
                    arguments.get(i + offset),
                    types[i].getInternalName(),
                    List.of(elements, elements, elements),
                    here,
                    role,
                    new Handover("handover.given-to-call", callee.text())));
      }
    }
    return made.size() == 2 ? AbstractValue.NONE : made;
  }

  /**
   * Returns the elements of the collections among the arguments, with which their functions are
   * called.
   */
  private AbstractValue elements(List<AbstractValue> arguments) {
    AbstractValue elements = AbstractValue.NONE;
    for (AbstractValue argument : arguments) {
      for (ValueFact.Instance instance : argument.all(ValueFact.Instance.class)) {
        elements = elements.or(flow.heap().contents(instance.site()));
      }
    }
    return elements.facts().isEmpty() ? AbstractValue.ANY : elements;
  }

  /** Runs the function of a cache, which the cache calls for a missing entry. */
  private void loads(
      Callee callee, List<AbstractValue> arguments, ProgramPoint here, CallbackThread role) {
    Handover given = new Handover("handover.kept", DisplayNames.simple(callee.owner()));
    AbstractValue kept = AbstractValue.NONE;
    for (ValueFact.Instance cache : arguments.get(0).all(ValueFact.Instance.class)) {
      kept = kept.or(flow.heap().contents(cache.site()));
    }
    for (ValueFact fact : kept.facts()) {
      if (fact instanceof ValueFact.Closure closure) {
        functions.run(
            AbstractValue.of(closure),
            closure.function(),
            List.of(AbstractValue.ANY),
            here,
            role,
            given);
      } else if (fact instanceof ValueFact.Instance loader && flow.program().has(loader.type())) {
        flow.program().hierarchy().supertypes(loader.type()).stream()
            .filter(type -> LOADERS.contains(DisplayNames.simple(type)))
            .findFirst()
            .ifPresent(
                type ->
                    functions.run(AbstractValue.of(loader), type, List.of(), here, role, given));
      }
    }
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

  private static CallbackThread role(Use use) {
    return switch (use) {
      case OTHER_THREAD -> CallbackThread.OFF;
      case PERHAPS_CALLER -> CallbackThread.MAYBE;
      case CALLER, DEFERRED, MAY_RUN_STORED -> CallbackThread.SAME;
    };
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
    flow.heap().addContents(made.site(), AbstractValue.of(telling));
    return AbstractValue.of(made);
  }
}
