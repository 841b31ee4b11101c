package unblock.analyzer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

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
      Set<Integer> calls = calls(caller, use.method());
      if (calls.isEmpty()) {
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

  /** Returns the positions of the calls; empty if the code also makes a function of the method. */
  private Set<Integer> calls(RequestCode.Method caller, RequestCode.Method called) {
    Set<Integer> found = new TreeSet<>();
    int index = 0;
    for (AbstractInsnNode at : caller.node().instructions) {
      if (at instanceof MethodInsnNode call
          && code.targets(call.owner, call.name, call.desc).contains(called)) {
        found.add(index);
      } else if (at instanceof InvokeDynamicInsnNode dynamic
          && code.targets(dynamic).contains(called)) {
        return Set.of();
      }
      index += at.getOpcode() >= 0 ? 1 : 0;
    }
    return found;
  }
}
