package unblock.engine.advice;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * What a request has done on its path so far.
 *
 * @param locks how many locks it holds
 * @param counted whether it has been counted, so that {@code close()} waits for it
 * @param reads its last read of each phase
 * @param races the counts after such a read, until the phase is read again
 */
record PathState(int locks, boolean counted, Set<Read> reads, Set<Race> races) {
  static final PathState START = new PathState(0, false, Set.of(), Set.of());

  /** A read of a phase, and how many of the locks of that time have been held ever since. */
  record Read(String phase, CodePlace place, int locks) {}

  /** A read of a phase, and the count after it. */
  record Race(String phase, CodePlace read, CodePlace count) {}

  /** The state after a lock was taken. */
  PathState locked() {
    return new PathState(locks + 1, counted, reads, races);
  }

  /** The state after the last lock was released. */
  PathState unlocked() {
    int left = Math.max(0, locks - 1);
    return new PathState(
        left,
        counted,
        reads.stream()
            .map(each -> new Read(each.phase(), each.place(), Math.min(left, each.locks())))
            .collect(Collectors.toUnmodifiableSet()),
        races);
  }

  /** The state in which the counts so far do not matter any more. */
  PathState settled() {
    return new PathState(locks, counted, reads, Set.of());
  }

  /** The state after an access to a field. */
  PathState after(
      FieldAccess access,
      CodeMethod method,
      AbstractInsnNode at,
      Set<String> phases,
      Set<String> counters) {
    CodePlace place = new CodePlace(method, at);
    String field = access.field();
    if (access.kind() == FieldAccess.Kind.READ && phases.contains(field)) {
      return read(field, place);
    }
    return access.kind() == FieldAccess.Kind.COUNT && counters.contains(field)
        ? count(field, place)
        : this;
  }

  private PathState read(String phase, CodePlace place) {
    Set<Read> now = new HashSet<>(reads);
    now.removeIf(each -> each.phase().equals(phase));
    now.add(new Read(phase, place, locks));
    Set<Race> left = new HashSet<>(races);
    left.removeIf(each -> each.phase().equals(phase));
    return new PathState(locks, counted, Set.copyOf(now), Set.copyOf(left));
  }

  private PathState count(String counter, CodePlace place) {
    Set<Race> now = new HashSet<>(races);
    if (!counted) {
      reads.stream()
          .filter(each -> each.locks() == 0 && !each.phase().equals(counter))
          .forEach(each -> now.add(new Race(each.phase(), each.place(), place)));
    }
    return new PathState(locks, true, reads, Set.copyOf(now));
  }
}
