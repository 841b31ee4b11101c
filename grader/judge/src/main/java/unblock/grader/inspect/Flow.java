package unblock.grader.inspect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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

  private record Look(Method method, List<Val> arguments, Set<Site> complete) {}

  // Bounds that real handlers stay far below; beyond them the flow forgets instead of running on.
  private static final int DEEPEST = 70;
  private static final int MOST_LOOKS_PER_METHOD = 40;
  private static final int MOST_LOOKS_AT_START = 10_000;
  private static final int MOST_LOOKS_PER_ROUND = 20_000;
  private static final int MOST_LOOKS = 60_000;
  private static final int MOST_ROUNDS = 12;

  private final Program program;
  private final Heap heap = new Heap();
  private final Calls calls;
  private final Set<Fact.Closure> handlers = new LinkedHashSet<>();
  private final Set<Site> invoked = new HashSet<>();
  private final Set<Site> registered = new HashSet<>();
  private final Set<String> loadedAtStart = new HashSet<>();
  private final Set<Method> unfollowed = new LinkedHashSet<>();

  private Map<Look, Summary> looks = new HashMap<>();
  private Map<Look, Summary> lastRound = Map.of();
  private final Set<Look> running = new HashSet<>();
  private final Map<Method, Integer> looksPerMethod = new HashMap<>();
  private int spent;
  private int spentBefore;
  private boolean exhausted;
  private boolean settled;
  private boolean starting;
  private boolean recursive;
  private boolean recursionMoved;

  Flow(Program program, Catalogue catalogue) {
    this.program = program;
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
    return exhausted;
  }

  private boolean mayLook() {
    boolean may = spent < (starting ? MOST_LOOKS_AT_START : MOST_LOOKS_PER_ROUND);
    exhausted |= !may;
    return may;
  }

  /** What holds the worker, per handler. */
  Map<Starts.Handler, List<Hit>> run(Starts starts) {
    Map<Starts.Handler, List<Hit>> found = Map.of();
    if (!starts.isAny()) {
      return found;
    }
    // At first a field that nothing has reached holds nothing; only what stays unreached when all
    // is known comes from outside. Taking it for unknown at once would blur what the code says.
    for (boolean last : new boolean[] {false, true}) {
      settled = last;
      for (int round = 0; round < MOST_ROUNDS; round++) {
        int before = heap.version();
        int handlersBefore = handlers.size();
        found = round(starts);
        boolean learned =
            before != heap.version() || handlersBefore != handlers.size() || recursionMoved;
        if (!learned || spentBefore > MOST_LOOKS) {
          break;
        }
      }
    }
    return found;
  }

  private Map<Starts.Handler, List<Hit>> round(Starts starts) {
    lastRound = looks;
    looks = new HashMap<>();
    looksPerMethod.clear();
    spentBefore += spent;
    spent = 0;
    recursive = false;
    recursionMoved = false;
    starting = true;
    for (Method method : starts.startUp()) {
      look(method, outside(method), Set.of());
    }
    starting = false;
    return starts.follow(this, handlers);
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

  /** A value without facts: nothing yet, or from outside when all else is known. */
  Val settle(Val value) {
    return settled && value.facts().isEmpty() ? Val.ANY : value;
  }

  /** The arguments of a method that is called from outside. */
  List<Val> outside(Method method) {
    List<Val> arguments = new ArrayList<>();
    for (Type type : Program.parameters(method)) {
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
    if (!method.hasCode() || running.size() >= DEEPEST || !mayLook()) {
      return Summary.UNKNOWN;
    }
    List<Val> arguments = fit(method, given);
    Look look = new Look(method, arguments, Set.copyOf(complete));
    Summary known = looks.get(look);
    if (known != null) {
      recursive |= running.contains(look);
      return known;
    }
    if (looksPerMethod.merge(method, 1, Integer::sum) > MOST_LOOKS_PER_METHOD) {
      look = new Look(method, fit(method, outside(method)), Set.of());
      known = looks.get(look);
      if (known != null) {
        return known;
      }
    }
    spent++;
    Summary placeholder = lastRound.getOrDefault(look, Summary.NOTHING);
    looks.put(look, placeholder);
    running.add(look);
    Summary found = analyse(look);
    running.remove(look);
    looks.put(look, found);
    // Only who calls itself has used the placeholder; then the next round knows better.
    recursionMoved |= recursive && !found.equals(placeholder);
    return found;
  }

  private Summary analyse(Look look) {
    Method method = look.method();
    Steps steps = new Steps(this, calls, method, look.arguments(), look.complete());
    try {
      new Analyzer<>(steps).analyze(method.owner.name, method.node);
    } catch (AnalyzerException | RuntimeException e) {
      // Code that no verifier would accept: ASM fails on it in its own ways.
      unfollowed.add(method);
      return Summary.UNKNOWN;
    }
    return steps.summary();
  }

  /** A class is used for the first time: where that is a handler, its initialiser runs there. */
  void touch(String type, Here here) {
    String current = here.method().owner.name;
    if (current.equals(type) || current.startsWith(type + "$")) {
      return;
    }
    if (starting) {
      loadedAtStart.add(type);
    } else if (!loadedAtStart.contains(type)) {
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
    List<Type> types = Program.parameters(method);
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
