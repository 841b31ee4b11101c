package unblock.analyzer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import unblock.analyzer.SharedField.PausePoint;

/**
 * Determines where a request can be held after a write: after the instruction itself, or after the
 * lock that it holds there is released, because a request that is held with a lock only makes the
 * others wait.
 */
final class PausePlaces {
  private PausePlaces() {}

  static List<PausePoint> of(FieldUses.Use write, RequestCode code) {
    if (write.lock().isEmpty()) {
      return List.of(at(write.method(), Set.of(write.index())));
    }
    LockRegions.Region lock = write.lock().get();
    return lock.isWhole()
        ? afterCalls(write.method(), code, new HashSet<>())
        : List.of(at(write.method(), lock.exits()));
  }

  private static PausePoint at(RequestCode.Method method, Set<Integer> after) {
    return new PausePoint(method.type().name, method.nameAndDescriptor(), after);
  }

  private static List<PausePoint> afterCalls(
      RequestCode.Method called, RequestCode code, Set<RequestCode.Method> seen) {
    List<PausePoint> points = new ArrayList<>();
    if (!seen.add(called)) {
      return points;
    }
    for (RequestCode.Method caller : code.callersOf(called)) {
      if (caller.isSynchronized()) {
        points.addAll(afterCalls(caller, code, seen));
      } else {
        points.add(at(caller, code.callsIn(caller, called)));
      }
    }
    return points;
  }
}
