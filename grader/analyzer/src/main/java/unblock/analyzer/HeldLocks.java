package unblock.analyzer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The locks that a method or its callers hold at a use of a field. */
final class HeldLocks {
  private final RequestCode code;
  private final Map<RequestCode.Method, LockRegions> regions = new HashMap<>();

  HeldLocks(RequestCode code) {
    this.code = code;
  }

  void add(RequestCode.Method method, LockRegions ofMethod) {
    regions.put(method, ofMethod);
  }

  /**
   * Returns the places where the locks of these uses are taken: each use itself if its method holds
   * a lock, or else the calls under a lock that lead to it. A use without a lock stays as it is.
   */
  List<FieldUses.Use> of(List<FieldUses.Use> uses) {
    List<FieldUses.Use> all = new ArrayList<>();
    uses.forEach(use -> all.addAll(of(use, new HashSet<>())));
    return all;
  }

  private List<FieldUses.Use> of(FieldUses.Use use, Set<RequestCode.Method> seen) {
    if (use.lock().isPresent() || !seen.add(use.method())) {
      return List.of(use);
    }
    List<FieldUses.Use> outside = new ArrayList<>();
    for (RequestCode.Method caller : code.callersOf(use.method())) {
      Set<Integer> calls = code.callsIn(caller, use.method());
      if (calls.isEmpty() || code.makesFunctionOf(caller, use.method())) {
        return List.of(use); // A lambda: it may run later, without the lock of its method.
      }
      for (int call : calls) {
        outside.addAll(of(at(caller, call, use.line()), seen));
      }
    }
    boolean locked =
        !outside.isEmpty() && outside.stream().allMatch(each -> each.lock().isPresent());
    return locked ? outside : List.of(use);
  }

  private FieldUses.Use at(RequestCode.Method method, int index, int line) {
    LockRegions held = regions.get(method);
    return new FieldUses.Use(method, index, line, held == null ? Optional.empty() : held.at(index));
  }
}
