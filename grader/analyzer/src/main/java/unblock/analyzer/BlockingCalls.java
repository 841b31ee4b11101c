package unblock.analyzer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The blocking calls of one piece of code, one per cause: one that the project does not accept,
 * then the most certain one, then the one with the shortest path.
 */
final class BlockingCalls {
  /**
   * The maximum number of causes: more do not help readers, and in large code they would fill the
   * memory.
   */
  private static final int MOST = 64;

  private record Key(BlockingCall.Cause cause, boolean onWorker) {}

  private record Seen(BlockingCall hit, int index) {}

  private final Map<Key, Seen> hits = new LinkedHashMap<>();

  /** Adds a blocking call that the instruction with that index leads to. */
  void add(BlockingCall hit, int index) {
    Key key = new Key(hit.cause(), hit.onWorker());
    if (hits.size() >= MOST && !hits.containsKey(key)) {
      return;
    }
    hits.merge(
        key, new Seen(hit, index), (old, young) -> better(young.hit(), old.hit()) ? young : old);
  }

  void addAll(Collection<BlockingCall> more, int index) {
    more.forEach(hit -> add(hit, index));
  }

  boolean isEmpty() {
    return hits.isEmpty();
  }

  List<BlockingCall> list() {
    if (hits.isEmpty()) {
      return List.of();
    }
    List<BlockingCall> all = new ArrayList<>(hits.size());
    hits.values().forEach(seen -> all.add(seen.hit()));
    return all;
  }

  /** Returns the blocking calls of the instructions from the first to the last. */
  List<BlockingCall> waitingBetween(int first, int last) {
    List<BlockingCall> waiting = new ArrayList<>();
    for (Seen seen : hits.values()) {
      Severity severity = seen.hit().severity();
      if (first <= seen.index()
          && seen.index() <= last
          && seen.hit().cause().kind() != BlockingCall.Kind.MONITOR
          && (severity == Severity.BLOCKS || severity == Severity.MAY_BLOCK)) {
        waiting.add(seen.hit());
      }
    }
    return waiting;
  }

  static boolean better(BlockingCall young, BlockingCall old) {
    if (young.accepted() != old.accepted()) {
      return old.accepted();
    }
    return young.severity() != old.severity()
        ? young.severity().compareTo(old.severity()) < 0
        : young.trail().size() < old.trail().size();
  }
}
