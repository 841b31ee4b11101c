package unblock.analyzer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unblock.analyzer.Catalogue.Entry;
import unblock.analyzer.Catalogue.When;
import unblock.analyzer.LibraryCode.Call;

/**
 * Searches the code of libraries for blocking calls: an unlisted library still reads its files and
 * opens its sockets through listed calls. The search follows calls by their declared class, or the
 * only class that implements it, and only counts files, network, processes and databases, because a
 * lock or a wait somewhere in a library does not show that this call waits.
 */
final class LibraryReachability {
  /** A blocking call in the code of a library. */
  record Found(String call, String reason) {}

  private record Step(Call call, int depth) {}

  private static final int DEEPEST = 8;
  private static final int MOST_METHODS = 600;

  private static final List<String> NOT_COUNTED =
      List.of("java/util/concurrent/", "java/lang/Object", "java/lang/ClassLoader");

  private final TypeHierarchy hierarchy;
  private final CatalogueLookups entries;
  private final ClassPathCache shelf;
  private final LibraryCode code;
  private final SoleImplementations implementations;

  /** The results for calls on the inspected code's own subclasses. */
  private final Map<Call, Optional<Found>> own = new HashMap<>();

  LibraryReachability(TypeHierarchy hierarchy, CatalogueLookups entries) {
    this.hierarchy = hierarchy;
    this.entries = entries;
    this.shelf = hierarchy.libraries().shelf();
    this.code = new LibraryCode(hierarchy);
    this.implementations = new SoleImplementations(hierarchy);
  }

  Optional<Found> find(String owner, CallResolution.Callee callee) {
    if (!LibraryCode.isEntered(owner)) {
      return Optional.empty();
    }
    Call first = new Call(callee.opcode(), owner, callee.name(), callee.descriptor());
    Map<Call, Optional<Found>> known = hierarchy.isLibrary(owner) ? shelf.depths : own;
    Optional<Found> found = known.get(first);
    if (found == null) {
      found = search(first);
      known.put(first, found);
    }
    return found;
  }

  private Optional<Found> search(Call first) {
    Set<Call> seen = new HashSet<>(Set.of(first));
    Deque<Step> open = new ArrayDeque<>(List.of(new Step(first, 0)));
    while (!open.isEmpty() && seen.size() < MOST_METHODS) {
      Step step = open.remove();
      for (Call next : body(step.call()).map(LibraryCode.Body::calls).orElse(List.of())) {
        Optional<Found> blocking = blocking(next);
        if (blocking.isPresent()) {
          return blocking;
        }
        if (step.depth() < DEEPEST && LibraryCode.isEntered(next.owner()) && seen.add(next)) {
          open.add(new Step(next, step.depth() + 1));
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the method that the call runs, or that of the only class that implements it. */
  private Optional<LibraryCode.Body> body(Call call) {
    return code.body(call)
        .or(
            () ->
                implementations
                    .of(call.owner())
                    .map(type -> new Call(call.opcode(), type, call.name(), call.descriptor()))
                    .flatMap(code::body));
  }

  private Optional<Found> blocking(Call call) {
    if (LibraryCode.startsWithOneOf(call.owner(), NOT_COUNTED)) {
      return Optional.empty();
    }
    return entries
        .find(call.owner(), call.name(), call.descriptor())
        .filter(entry -> entry.severity() == Severity.BLOCKS)
        .filter(entry -> entry.when() != When.IN_LOOP && entry.when() != When.IF_DIRECT)
        .map(Entry::reason)
        .map(reason -> new Found(DisplayNames.call(call.owner(), call.name()), reason));
  }
}
