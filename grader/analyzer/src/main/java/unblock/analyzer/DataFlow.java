package unblock.analyzer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * Follows values and calls through the code. Each method is evaluated once per combination of
 * arguments; its return value and its blocking calls are stored as a summary. The evaluation is
 * repeated until fields and collections contain no new values.
 */
final class DataFlow {
  /**
   * The result of evaluating a method: its return value, and the calls that hold its calling
   * thread.
   */
  record Summary(AbstractValue returned, List<BlockingCall> hits) {
    static final Summary NOTHING = new Summary(AbstractValue.NONE, List.of());
    static final Summary UNKNOWN = new Summary(AbstractValue.ANY, List.of());

    Summary accepted() {
      return new Summary(returned, hits.stream().map(BlockingCall::onAcceptedPath).toList());
    }
  }

  // Limits that real handlers do not reach; beyond them the analysis becomes less precise in order
  // to end.
  private static final int MOST_LOOKS_PER_METHOD = 40;

  /**
   * The maximum for calls that pass a function. It is larger, because without the function nothing
   * is known about the call, and applications run all of their queries in one helper.
   */
  private static final int MOST_LOOKS_WITH_FUNCTION = 800;

  private static final int MOST_ROUNDS = 100;

  /** The key of all summaries that depend on a value that no assignment has reached. */
  private static final Object UNREACHED = new Object();

  /** The key of a class for whether it was used during start-up. */
  private record Loaded(String type) {}

  private final InspectedCode program;
  private final AcceptedCode accepted;
  private final WorkBudget budget;
  private final SummaryWorklist looks;
  private final AbstractHeap heap;
  private final CallResolution calls;
  private final Set<ValueFact.Closure> handlers = new LinkedHashSet<>();
  private final Map<InstructionSite, String> waitsOfCommonPool = new LinkedHashMap<>();
  private final Map<InstructionSite, Set<CallContext>> usersOfCommonPool = new HashMap<>();
  private final Map<EntryPoints.Handler, Set<CallContext.Key>> handlerContexts =
      new LinkedHashMap<>();
  private final Set<InstructionSite> invoked = new HashSet<>();
  private final Set<InstructionSite> registered = new HashSet<>();
  private final Set<String> loadedAtStart = new HashSet<>();
  private final Set<InspectedMethod> unfollowed = new LinkedHashSet<>();
  private final Set<InspectedMethod> followed = new HashSet<>();
  private final List<InspectedMethod> entered = new ArrayList<>();

  private final Map<InspectedMethod, Integer> looksPerMethod = new HashMap<>();
  private boolean settled;
  private boolean starting;
  private boolean unfinished;

  DataFlow(InspectedCode program, Catalogue catalogue, AcceptedCode accepted) {
    this.program = program;
    this.accepted = accepted;
    this.budget = new WorkBudget(program.size());
    this.looks = new SummaryWorklist(budget, this::follow);
    this.heap = new AbstractHeap(looks);
    this.calls = new CallResolution(this, catalogue);
  }

  InspectedCode program() {
    return program;
  }

  AbstractHeap heap() {
    return heap;
  }

  /** Returns the methods that could not be followed because their code is broken. */
  Set<InspectedMethod> unfollowed() {
    return unfollowed;
  }

  /** Whether the analysis has reached its limits before its end. */
  boolean isExhausted() {
    return unfinished || budget.isExhausted();
  }

  /** Returns the calls that hold the worker, per handler. */
  Map<EntryPoints.Handler, List<BlockingCall>> run(EntryPoints starts) {
    if (!starts.isAny()) {
      return Map.of();
    }
    entered.addAll(starts.startUp());
    // In the first phase a field without assignments has no value. In the second phase it has an
    // unknown value from outside. With unknown values from the start, the result would be less
    // precise.
    rounds(starts);
    settled = true;
    looks.changed(UNREACHED);
    Map<EntryPoints.Handler, List<BlockingCall>> found = rounds(starts);
    List<InspectedMethod> missed = starts.registering(followed);
    if (missed.isEmpty()) {
      return found;
    }
    entered.addAll(missed);
    return rounds(starts);
  }

  private Map<EntryPoints.Handler, List<BlockingCall>> rounds(EntryPoints starts) {
    Map<EntryPoints.Handler, List<BlockingCall>> found = Map.of();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      int handlersBefore = handlers.size();
      found = round(starts);
      if (!looks.hasLearned() && handlersBefore == handlers.size()) {
        return found;
      }
    }
    unfinished = true;
    return found;
  }

  private Map<EntryPoints.Handler, List<BlockingCall>> round(EntryPoints starts) {
    budget.startFirstHalf();
    looks.startRound();
    starting = true;
    for (InspectedMethod method : entered) {
      look(method, outside(method), Set.of());
    }
    looks.finish();
    starting = false;
    budget.startSecondHalf();
    Map<EntryPoints.Handler, List<BlockingCall>> found = starts.follow(this, handlers);
    looks.finish();
    return found;
  }

  /** Adds a lambda or method reference that is a handler of Javalin. */
  void addHandler(ValueFact.Closure handler) {
    handlers.add(handler);
  }

  /**
   * Records that the code itself calls the handler from that site, as a wrapper of handlers does.
   */
  void invoke(InstructionSite handler) {
    invoked.add(handler.bare());
  }

  /** Records that the handler from that site is passed to Javalin. */
  void register(InstructionSite handler) {
    registered.add(handler.bare());
  }

  /** Whether only the code calls the handler: then it runs at that call. */
  boolean isOnlyInvoked(InstructionSite handler) {
    return invoked.contains(handler.bare()) && !registered.contains(handler.bare());
  }

  /** Records that the current code makes the common pool wait in that call. */
  void addToCommonPool(InstructionSite site, String call) {
    waitsOfCommonPool.putIfAbsent(site, call);
    looks
        .current()
        .ifPresent(
            context ->
                usersOfCommonPool.computeIfAbsent(site, key -> new LinkedHashSet<>()).add(context));
  }

  /** Returns the places where handlers make the common pool wait. */
  List<CommonPoolUse> onCommonPool() {
    List<CommonPoolUse> uses = new ArrayList<>();
    waitsOfCommonPool.forEach(
        (site, call) -> {
          Set<CallContext.Key> leading =
              SummaryWorklist.leadingTo(usersOfCommonPool.getOrDefault(site, Set.of()));
          List<EntryPoints.Handler> reaching =
              handlerContexts.entrySet().stream()
                  .filter(each -> !Collections.disjoint(each.getValue(), leading))
                  .map(Map.Entry::getKey)
                  .toList();
          if (!reaching.isEmpty()) {
            uses.add(new CommonPoolUse(site, call, reaching));
          }
        });
    return uses;
  }

  /** Returns an unknown value in place of a value without facts, in the second phase. */
  AbstractValue settle(AbstractValue value) {
    if (!value.facts().isEmpty()) {
      return value;
    }
    if (!settled) {
      looks.read(UNREACHED);
    }
    return settled ? AbstractValue.ANY : value;
  }

  /** Returns the arguments of a method that is called from outside. */
  List<AbstractValue> outside(InspectedMethod method) {
    List<AbstractValue> arguments = new ArrayList<>();
    for (Type type : method.parameters()) {
      arguments.add(
          arguments.isEmpty() && !method.isStatic()
              ? self(method.owner.name)
              : AbstractValue.unknown(type));
    }
    return arguments;
  }

  /** Returns the objects of that class which the code creates, or one from outside. */
  AbstractValue self(String type) {
    Set<ValueFact> made = heap.instances(type);
    return made.isEmpty()
        ? AbstractValue.of(new ValueFact.Instance(InstructionSite.outside(type), type))
        : AbstractValue.of(made);
  }

  /** Returns the blocking calls of a handler whose method has code. */
  List<BlockingCall> look(
      EntryPoints.Handler handler, InspectedMethod method, List<AbstractValue> given) {
    CallContext.Key key = key(method, given, Set.of());
    handlerContexts.computeIfAbsent(handler, each -> new LinkedHashSet<>()).add(key);
    return looks.ask(key).hits();
  }

  /** Returns the summary of the method for these arguments. */
  Summary look(InspectedMethod method, List<AbstractValue> given, Set<InstructionSite> complete) {
    if (method.isAny) {
      return looks.ask(new CallContext.Key(method, outside(method), Set.of()));
    }
    return method.hasCode() ? looks.ask(key(method, given, complete)) : Summary.UNKNOWN;
  }

  private CallContext.Key key(
      InspectedMethod method, List<AbstractValue> given, Set<InstructionSite> complete) {
    CallContext.Key key = new CallContext.Key(method, fit(method, given), Set.copyOf(complete));
    if (!looks.has(key)
        && (budget.isTight() || looksPerMethod.merge(method, 1, Integer::sum) > mostLooks(given))) {
      key = new CallContext.Key(method, fit(method, outside(method)), Set.of());
    }
    return key;
  }

  private static int mostLooks(List<AbstractValue> given) {
    return given.stream().allMatch(value -> value.all(ValueFact.Closure.class).isEmpty())
        ? MOST_LOOKS_PER_METHOD
        : MOST_LOOKS_WITH_FUNCTION;
  }

  private Summary follow(CallContext.Key look) {
    InspectedMethod method = look.method();
    followed.add(method);
    if (method.isAny) {
      return followAny(method);
    }
    if (method.isTooLarge()) {
      unfollowed.add(method);
      return Summary.UNKNOWN;
    }
    MethodInterpreter steps =
        new MethodInterpreter(this, calls, method, look.arguments(), look.complete());
    try {
      new Analyzer<>(steps).analyze(method.owner.name, method.node);
    } catch (AnalyzerException | RuntimeException e) {
      // Code that a verifier would refuse: ASM throws various exceptions for it.
      unfollowed.add(method);
      return Summary.UNKNOWN;
    } catch (StackOverflowError | OutOfMemoryError e) {
      // Values are nested without limit: the findings so far are reported, with a remark that they
      // are incomplete.
      unfinished = true;
      return Summary.UNKNOWN;
    }
    return accepted.has(method) ? steps.summary().accepted() : steps.summary();
  }

  /** Combines the summaries of many methods: only the blocking calls of all methods are certain. */
  private Summary followAny(InspectedMethod any) {
    AbstractValue returned = AbstractValue.NONE;
    BlockingCalls hits = new BlockingCalls();
    Set<InspectedMethod> targets = program.targets(any);
    List<Summary> summaries = new ArrayList<>();
    for (InspectedMethod target : targets) {
      Summary summary = look(target, outside(target), Set.of());
      returned = returned.or(summary.returned());
      summaries.add(summary);
    }
    boolean all = summaries.stream().noneMatch(summary -> summary.hits().isEmpty());
    for (Summary summary : summaries) {
      summary.hits().forEach(hit -> hits.add(all ? hit : hit.perhaps(), 0));
    }
    return new Summary(returned, hits.list());
  }

  /**
   * Handles the first use of a class: if a handler uses it first, the initialiser runs in the
   * handler.
   */
  void touch(String type, ProgramPoint here) {
    String current = here.method().owner.name;
    if (current.equals(type) || current.startsWith(type + "$")) {
      return;
    }
    if (starting) {
      if (loadedAtStart.add(type)) {
        looks.changed(new Loaded(type));
      }
      return;
    }
    looks.read(new Loaded(type));
    if (!loadedAtStart.contains(type)) {
      program
          .declared(type, "<clinit>", "()V")
          .ifPresent(
              initialiser ->
                  look(initialiser, List.of(), Set.of())
                      .hits()
                      .forEach(
                          hit ->
                              here.add(
                                  hit.inInitialiser()
                                      .calledFrom(BlockingCall.Hop.at(here.site())))));
    }
  }

  /** Adapts the arguments to the number and the sizes that the method takes. */
  private static List<AbstractValue> fit(InspectedMethod method, List<AbstractValue> given) {
    List<Type> types = method.parameters();
    List<AbstractValue> fitting = new ArrayList<>(types.size());
    for (int i = 0; i < types.size(); i++) {
      Type type = types.get(i);
      AbstractValue value = i < given.size() ? given.get(i) : AbstractValue.unknown(type);
      boolean reference = type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
      if (type.getSize() == 2) {
        fitting.add(value.isZero() ? AbstractValue.WIDE_ZERO : AbstractValue.WIDE);
      } else if (reference) {
        fitting.add(value.size() == 2 ? AbstractValue.ANY : value);
      } else {
        fitting.add(value.isZero() ? AbstractValue.ZERO : AbstractValue.NONE);
      }
    }
    return List.copyOf(fitting);
  }
}
