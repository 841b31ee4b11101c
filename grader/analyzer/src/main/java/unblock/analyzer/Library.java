package unblock.analyzer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import unblock.analyzer.Calls.Callee;
import unblock.analyzer.Catalogue.Entry;
import unblock.analyzer.Catalogue.Use;
import unblock.analyzer.Catalogue.When;

/**
 * Calls that leave the inspected code. The catalogue says whether they block; the ones that hand
 * functions to other threads are modelled; any other is taken to keep what it is given, to run the
 * functions among it at once, and to give back what it keeps.
 */
final class Library {
  /** Interfaces with one method that are handed over for another purpose than being run. */
  private static final Set<String> NOT_RUN =
      Set.of(
          "java/lang/AutoCloseable",
          "java/io/Closeable",
          "java/io/Flushable",
          "java/lang/Comparable",
          "java/util/concurrent/Executor",
          "java/util/concurrent/ThreadFactory",
          "java/util/concurrent/RejectedExecutionHandler");

  /** Calls that keep nothing of what they are given. */
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

  private final Flow flow;
  private final Catalogue catalogue;
  private final Functions functions;
  private final Hidden hidden;
  private final Pipes pipes;
  private final Depths depths;
  private final Entries entries;
  private final Handing handing;
  private final List<Model> models;

  /** The semantics of some library calls; empty when a call is none of them. */
  interface Model {
    Optional<Val> call(Callee callee, List<Val> arguments, Here here);
  }

  Library(Flow flow, Catalogue catalogue, Calls calls, Functions functions) {
    this.flow = flow;
    this.catalogue = catalogue;
    this.functions = functions;
    this.entries = new Entries(catalogue, flow.program().hierarchy());
    this.depths = new Depths(flow.program().hierarchy(), entries);
    this.hidden = new Hidden(flow, calls);
    this.pipes = new Pipes(flow);
    this.handing = new Handing(flow.program().hierarchy());
    Executors executors = new Executors(flow, calls, functions);
    this.models =
        List.of(
            new Web(functions),
            new Stages(flow, functions, executors),
            executors,
            new Threads(flow, functions));
  }

  Hidden hidden() {
    return hidden;
  }

  Val call(Callee callee, List<Val> arguments, Here here) {
    if (here.method().loops().isSpinning(here.site().index())) {
      here.add(Calls.hit(here, callee.text() + " in a loop", Severity.BLOCKS, "spins"));
    } else if (!isKnownComplete(callee, arguments, here)) {
      catalogued(callee, arguments, here);
    }
    if (callee.isConstructor() && callee.descriptor().startsWith("(I")) {
      arguments
          .get(0)
          .all(Fact.Instance.class)
          .forEach(made -> flow.heap().addBounded(made.site()));
    }
    if (isOwnNative(callee)) {
      here.add(Calls.hit(here, callee.text() + ", which is native,", Severity.OPAQUE, ""));
    }
    if (callee.owner().startsWith("io/javalin/")) {
      arguments.forEach(this::register);
    }
    for (Model model : models) {
      Optional<Val> result = model.call(callee, arguments, here);
      if (result.isPresent()) {
        return result.get();
      }
    }
    if ((callee.name().equals("readLock") || callee.name().equals("writeLock"))
        && flow.program()
            .hierarchy()
            .is(callee.owner(), "java/util/concurrent/locks/ReadWriteLock")) {
      return Monitors.half(arguments.get(0), callee.name());
    }
    Optional<Val> opened = pipes.opened(callee, here);
    if (opened.isPresent()) {
      return opened.get();
    }
    if (!callee.isStatic() && !callee.isConstructor()) {
      pipes.by(callee, arguments.get(0), here);
    }
    hidden.by(callee, arguments, here);
    deep(callee, arguments, here);
    return ordinary(callee, arguments, here);
  }

  private void register(Val given) {
    for (Fact fact : spread(given).facts()) {
      if (fact instanceof Fact.Closure closure && Starts.isJavalins(closure.function())) {
        flow.register(closure.site());
      }
    }
  }

  /** The JDK's native methods are in the catalogue where they block; others nobody can see into. */
  private boolean isOwnNative(Callee callee) {
    return flow.program()
        .declared(callee.owner(), callee.name(), callee.descriptor())
        .filter(method -> (method.node.access & Opcodes.ACC_NATIVE) != 0)
        .isPresent();
  }

  private void catalogued(Callee callee, List<Val> arguments, Here here) {
    Alternatives alternatives = new Alternatives(here);
    for (String type : typesOf(callee, arguments)) {
      Here part = alternatives.next();
      entries
          .find(type, callee.name(), callee.descriptor())
          .filter(entry -> counts(entry, callee, arguments, here))
          .ifPresent(entry -> part.add(hit(entry, callee, arguments, here)));
    }
    alternatives.settle();
  }

  /** A call that is in no catalogue may still lead to one that is. */
  private void deep(Callee callee, List<Val> arguments, Here here) {
    for (String type : typesOf(callee, arguments)) {
      boolean listed = entries.isListed(type, callee.name(), callee.descriptor());
      if (!listed) {
        depths
            .find(type, callee)
            .ifPresent(
                found ->
                    here.add(
                        Calls.hit(
                            here,
                            callee.text() + ", which reaches " + found.call() + ",",
                            Severity.MAY_BLOCK,
                            found.reason())));
      }
    }
  }

  private Hit hit(Entry entry, Callee callee, List<Val> arguments, Here here) {
    boolean future = Stages.isWait(flow.program().hierarchy(), callee);
    Hit.Kind kind =
        !future
            ? Hit.Kind.CALL
            : Stages.isWorkers(arguments.get(0))
                ? Hit.Kind.WAIT_FOR_WORKER
                : Hit.Kind.WAIT_FOR_FUTURE;
    Hit hit =
        Hit.at(
            here.site(),
            new Hit.Cause(here.site().bare(), callee.text(), entry.reason(), kind),
            entry.severity());
    return future && Stages.isPerhapsComplete(arguments.get(0), here) ? hit.perhaps() : hit;
  }

  private boolean counts(Entry entry, Callee callee, List<Val> arguments, Here here) {
    if (entry.when() == When.IN_LOOP) {
      return here.method().loops().contains(here.site().index());
    }
    if (entry.when() == When.IF_BOUNDED) {
      return arguments.get(0).all(Fact.Instance.class).stream()
          .anyMatch(queue -> flow.heap().isBounded(queue.site()));
    }
    return entry.when() != When.UNLESS_ZERO || !isZeroTime(callee, arguments);
  }

  /** Whether the first time among the arguments is the constant 0. */
  private static boolean isZeroTime(Callee callee, List<Val> arguments) {
    Type[] types = Type.getArgumentTypes(callee.descriptor());
    int offset = callee.isStatic() ? 0 : 1;
    for (int i = 0; i < types.length; i++) {
      if (types[i].getSort() == Type.LONG) {
        return arguments.get(i + offset).isZero();
      }
    }
    return false;
  }

  private boolean isKnownComplete(Callee callee, List<Val> arguments, Here here) {
    return Stages.isWait(flow.program().hierarchy(), callee)
        && Stages.isComplete(arguments.get(0), here);
  }

  /** The classes that the receiver can be, as far as they are known better than declared. */
  private Set<String> typesOf(Callee callee, List<Val> arguments) {
    Set<String> types = new LinkedHashSet<>();
    if (!callee.isStatic() && !callee.isConstructor()) {
      for (Fact fact : arguments.get(0).facts()) {
        boolean better =
            fact instanceof Fact.Instance instance
                && flow.program().hierarchy().is(instance.type(), callee.owner());
        types.add(better ? ((Fact.Instance) fact).type() : callee.owner());
      }
    }
    return types.isEmpty() ? Set.of(callee.owner()) : types;
  }

  private Val ordinary(Callee callee, List<Val> arguments, Here here) {
    Val given = Val.NONE;
    for (Val argument : callee.isStatic() ? arguments : Calls.tail(arguments)) {
      given = given.or(spread(argument));
    }
    Val kept = given.or(run(callee, arguments, here));
    if (callee.isStatic()) {
      return result(callee, kept, here);
    }
    Val receiver = arguments.get(0);
    if (catalogue
        .use(flow.program().hierarchy(), callee.owner(), callee.name())
        .filter(Use.MOVES::equals)
        .isPresent()) {
      return Val.ANY;
    }
    if (!ASKING.contains(callee.name())) {
      keep(receiver, kept);
    }
    return result(callee, kept.or(heldBy(receiver)), here);
  }

  /** What a call on the receiver can give back: what a collection holds, or a function itself. */
  private Val heldBy(Val receiver) {
    Set<Fact> held = new LinkedHashSet<>();
    for (Fact fact : receiver.facts()) {
      if (fact instanceof Fact.Instance instance) {
        held.addAll(flow.heap().contents(instance.site()).facts());
      } else {
        held.add(fact);
      }
    }
    return Val.of(held);
  }

  private void keep(Val receiver, Val value) {
    for (Fact.Instance instance : receiver.all(Fact.Instance.class)) {
      Set<Fact> others = new LinkedHashSet<>(value.facts());
      others.remove(instance);
      flow.heap().addContents(instance.site(), Val.of(others));
    }
  }

  /** A value and, where it is a collection, what is in it. */
  private Val spread(Val value) {
    Val all = new Val(1, value.size() == 2 ? Set.of() : value.facts());
    for (Fact.Instance instance : value.all(Fact.Instance.class)) {
      if (!flow.program().has(instance.type())) {
        all = all.or(flow.heap().contents(instance.site()));
      }
    }
    return all;
  }

  private Val run(Callee callee, List<Val> arguments, Here here) {
    Optional<Use> use = catalogue.use(flow.program().hierarchy(), callee.owner(), callee.name());
    if (callee.isConstructor() || use.filter(Use.KEEPS::equals).isPresent()) {
      return Val.NONE;
    }
    if (!callee.isStatic()) {
      use.filter(Use.LOADS::equals).ifPresent(u -> loads(callee, arguments, here, Role.MAYBE));
      use.filter(Use.ASKS::equals).ifPresent(u -> loads(callee, arguments, here, Role.SAME));
    }
    Optional<Role> listed = use.map(Library::role);
    Type[] types = Type.getArgumentTypes(callee.descriptor());
    int offset = callee.isStatic() ? 0 : 1;
    Val elements = elements(arguments);
    Val made = Val.NONE;
    for (int i = 0; i < types.length; i++) {
      if (isRun(types[i], arguments.get(i + offset))) {
        int argument = i;
        Role role = listed.orElseGet(() -> handing.isOff(callee, argument) ? Role.OFF : Role.SAME);
        made =
            made.or(
                functions.run(
                    arguments.get(i + offset),
                    types[i].getInternalName(),
                    List.of(elements, elements, elements),
                    here,
                    role,
                    "given to " + callee.text() + ", which runs it on the same thread"));
      }
    }
    return made.size() == 2 ? Val.NONE : made;
  }

  /**
   * What the collections among the arguments hold: that is what their functions are called with.
   */
  private Val elements(List<Val> arguments) {
    Val elements = Val.NONE;
    for (Val argument : arguments) {
      for (Fact.Instance instance : argument.all(Fact.Instance.class)) {
        elements = elements.or(flow.heap().contents(instance.site()));
      }
    }
    return elements.facts().isEmpty() ? Val.ANY : elements;
  }

  /** A cache that does not have what it is asked for runs what it was made with. */
  private void loads(Callee callee, List<Val> arguments, Here here, Role role) {
    String given = "kept by " + Names.simple(callee.owner()) + ", which runs it on the same thread";
    Val kept = Val.NONE;
    for (Fact.Instance cache : arguments.get(0).all(Fact.Instance.class)) {
      kept = kept.or(flow.heap().contents(cache.site()));
    }
    for (Fact fact : kept.facts()) {
      if (fact instanceof Fact.Closure closure) {
        functions.run(Val.of(closure), closure.function(), List.of(Val.ANY), here, role, given);
      } else if (fact instanceof Fact.Instance loader && flow.program().has(loader.type())) {
        flow.program().hierarchy().supertypes(loader.type()).stream()
            .filter(type -> LOADERS.contains(Names.simple(type)))
            .findFirst()
            .ifPresent(type -> functions.run(Val.of(loader), type, List.of(), here, role, given));
      }
    }
  }

  private boolean isRun(Type type, Val value) {
    return type.getSort() == Type.OBJECT
        && value.isTelling()
        && !NOT_RUN.contains(type.getInternalName())
        && !Starts.isHandler(type.getInternalName())
        && isFunction(type.getInternalName(), value);
  }

  /** Where the library is missing, a lambda tells that its type is functional. */
  private boolean isFunction(String type, Val value) {
    Hierarchy hierarchy = flow.program().hierarchy();
    return hierarchy.header(type).isPresent()
        ? hierarchy.function(type).isPresent()
        : value.all(Fact.Closure.class).stream().anyMatch(c -> c.function().equals(type));
  }

  private static Role role(Use use) {
    return switch (use) {
      case OFF -> Role.OFF;
      case MAYBE -> Role.MAYBE;
      case SAME, KEEPS, LOADS, ASKS, MOVES -> Role.SAME;
    };
  }

  private Val result(Callee callee, Val all, Here here) {
    Type type = callee.returnType();
    if (type.getSort() != Type.OBJECT && type.getSort() != Type.ARRAY) {
      return Val.unknown(type);
    }
    Set<Fact> telling = new LinkedHashSet<>(all.facts());
    telling.removeIf(fact -> fact instanceof Fact.Plain);
    if (telling.isEmpty()) {
      return Val.ANY;
    }
    String name = type.getInternalName();
    if (name.equals("java/lang/Object")) {
      return Val.of(telling);
    }
    Fact.Instance made = new Fact.Instance(here.site(), name);
    telling.remove(made);
    flow.heap().addContents(made.site(), Val.of(telling));
    return Val.of(made);
  }
}
