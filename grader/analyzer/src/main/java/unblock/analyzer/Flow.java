package unblock.analyzer;

import java.util.ArrayList;
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
 * Follows values and calls through the program. Each method is looked at once per combination of
 * arguments, and what it returns and what holds its thread is kept as a summary. The whole is
 * repeated until fields and collections hold nothing new.
 */
final class Flow {
  /** What one look at a method found: what it returns, and what holds the thread that calls it. */
  record Summary(Val returned, List<Hit> hits) {
    static final Summary NOTHING = new Summary(Val.NONE, List.of());
    static final Summary UNKNOWN = new Summary(Val.ANY, List.of());
  }

  // Bounds that real handlers stay far below; beyond them the flow forgets instead of running on.
  private static final int MOST_LOOKS_PER_METHOD = 40;
  private static final int MOST_ROUNDS = 100;

  /** What has been read by whoever has asked for a value that nothing had reached. */
  private static final Object UNREACHED = new Object();

  /** Whether the class was used at the start. */
  private record Loaded(String type) {}

  private final Program program;
  private final Budget budget;
  private final Looks looks;
  private final Heap heap;
  private final Calls calls;
  private final Set<Fact.Closure> handlers = new LinkedHashSet<>();
  private final Map<Site, String> onCommonPool = new LinkedHashMap<>();
  private final Set<Site> invoked = new HashSet<>();
  private final Set<Site> registered = new HashSet<>();
  private final Set<String> loadedAtStart = new HashSet<>();
  private final Set<Method> unfollowed = new LinkedHashSet<>();

  private final Map<Method, Integer> looksPerMethod = new HashMap<>();
  private boolean settled;
  private boolean starting;
  private boolean unfinished;

  Flow(Program program, Catalogue catalogue) {
    this.program = program;
    this.budget = new Budget(program.size());
    this.looks = new Looks(budget, this::follow);
    this.heap = new Heap(looks);
    this.calls = new Calls(this, catalogue);
  }

  Program program() {
    return program;
  }

  Heap heap() {
    return heap;
  }

  /** Methods whose code could not be followed because it is broken. */
  Set<Method> unfollowed() {
    return unfollowed;
  }

  /** Whether more was to be looked at than the bounds allow. */
  boolean isExhausted() {
    return unfinished || budget.isExhausted();
  }

  /** What holds the worker, per handler. */
  Map<Starts.Handler, List<Hit>> run(Starts starts) {
    if (!starts.isAny()) {
      return Map.of();
    }
    // At first a field that nothing has reached holds nothing; only what stays unreached when all
    // is known comes from outside. Taking it for unknown at once would blur what the code says.
    rounds(starts);
    settled = true;
    looks.changed(UNREACHED);
    return rounds(starts);
  }

  private Map<Starts.Handler, List<Hit>> rounds(Starts starts) {
    Map<Starts.Handler, List<Hit>> found = Map.of();
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

  private Map<Starts.Handler, List<Hit>> round(Starts starts) {
    budget.startFirstHalf();
    looks.startRound();
    starting = true;
    for (Method method : starts.startUp()) {
      look(method, outside(method), Set.of());
    }
    looks.finish();
    starting = false;
    budget.startSecondHalf();
    Map<Starts.Handler, List<Hit>> found = starts.follow(this, handlers);
    looks.finish();
    return found;
  }

  /** A lambda or method reference became a handler of Javalin. */
  void addHandler(Fact.Closure handler) {
    handlers.add(handler);
  }

  /** The code itself calls the handler made there, as a wrapper of handlers does. */
  void invoke(Site handler) {
    invoked.add(handler.bare());
  }

  /** The handler made there is handed to Javalin. */
  void register(Site handler) {
    registered.add(handler.bare());
  }

  /** Whether only the code calls the handler: then it runs where that call runs. */
  boolean isOnlyInvoked(Site handler) {
    return invoked.contains(handler.bare()) && !registered.contains(handler.bare());
  }

  /** A handler lets the common pool wait in that call. */
  void addToCommonPool(Site site, String call) {
    if (!starting) {
      onCommonPool.putIfAbsent(site, call);
    }
  }

  /** Where handlers let the common pool wait, and in which call. */
  Map<Site, String> onCommonPool() {
    return onCommonPool;
  }

  /** A value without facts: nothing yet, or from outside when all else is known. */
  Val settle(Val value) {
    if (!value.facts().isEmpty()) {
      return value;
    }
    if (!settled) {
      looks.read(UNREACHED);
    }
    return settled ? Val.ANY : value;
  }

  /** The arguments of a method that is called from outside. */
  List<Val> outside(Method method) {
    List<Val> arguments = new ArrayList<>();
    for (Type type : method.parameters()) {
      arguments.add(
          arguments.isEmpty() && !method.isStatic() ? self(method.owner.name) : Val.unknown(type));
    }
    return arguments;
  }

  /** The objects of that class: those the code makes, or the one that it is given. */
  Val self(String type) {
    Set<Fact> made = heap.instances(type);
    return made.isEmpty() ? Val.of(new Fact.Instance(Site.outside(type), type)) : Val.of(made);
  }

  /** What calling the method with these arguments does. */
  Summary look(Method method, List<Val> given, Set<Site> complete) {
    if (method.isAny) {
      return looks.ask(new Look.Key(method, outside(method), Set.of()));
    }
    if (!method.hasCode()) {
      return Summary.UNKNOWN;
    }
    Look.Key key = new Look.Key(method, fit(method, given), Set.copyOf(complete));
    if (!looks.has(key)
        && (budget.isTight()
            || looksPerMethod.merge(method, 1, Integer::sum) > MOST_LOOKS_PER_METHOD)) {
      key = new Look.Key(method, fit(method, outside(method)), Set.of());
    }
    return looks.ask(key);
  }

  private Summary follow(Look.Key look) {
    Method method = look.method();
    if (method.isAny) {
      return followAny(method);
    }
    if (method.isTooLarge()) {
      unfollowed.add(method);
      return Summary.UNKNOWN;
    }
    Steps steps = new Steps(this, calls, method, look.arguments(), look.complete());
    try {
      new Analyzer<>(steps).analyze(method.owner.name, method.node);
    } catch (AnalyzerException | RuntimeException e) {
      // Code that no verifier would accept: ASM fails on it in its own ways.
      unfollowed.add(method);
      return Summary.UNKNOWN;
    } catch (StackOverflowError | OutOfMemoryError e) {
      // Values nested in values without end: what was seen so far is told, and that it is not all.
      unfinished = true;
      return Summary.UNKNOWN;
    }
    return steps.summary();
  }

  /** What any of many methods does: sure is only what all of them do. */
  private Summary followAny(Method any) {
    Val returned = Val.NONE;
    Hits hits = new Hits();
    Set<Method> targets = program.targets(any);
    List<Summary> summaries = new ArrayList<>();
    for (Method target : targets) {
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

  /** A class is used for the first time: where that is a handler, its initialiser runs there. */
  void touch(String type, Here here) {
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
                      .forEach(hit -> here.add(hit.perhaps().calledFrom(Hit.Hop.at(here.site())))));
    }
  }

  /** As many arguments as the method takes, of the sizes it takes. */
  private static List<Val> fit(Method method, List<Val> given) {
    List<Type> types = method.parameters();
    List<Val> fitting = new ArrayList<>(types.size());
    for (int i = 0; i < types.size(); i++) {
      Type type = types.get(i);
      Val value = i < given.size() ? given.get(i) : Val.unknown(type);
      boolean reference = type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
      if (type.getSize() == 2) {
        fitting.add(value.isZero() ? Val.WIDE_ZERO : Val.WIDE);
      } else if (reference) {
        fitting.add(value.size() == 2 ? Val.ANY : value);
      } else {
        fitting.add(value.isZero() ? Val.ZERO : Val.NONE);
      }
    }
    return List.copyOf(fitting);
  }
}
