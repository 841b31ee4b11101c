package unblock.analyzer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.analysis.Value;

/**
 * A value of the inspected code: all that it may be. Without facts it is null or never assigned.
 *
 * @param size 2 for long and double, as the JVM counts
 */
record Val(int size, Set<Fact> facts) implements Value {
  /** Beyond this many facts nothing useful is known; the bound makes the flow end. */
  private static final int MOST = 24;

  static final Val NONE = new Val(1, Set.of());
  static final Val ANY = new Val(1, Set.of(Fact.Plain.ANYTHING));
  static final Val TOO_MUCH = new Val(1, Set.of(Fact.Plain.TOO_MUCH));
  static final Val WIDE = new Val(2, Set.of());
  static final Val ZERO = new Val(1, Set.of(Fact.Plain.ZERO));
  static final Val WIDE_ZERO = new Val(2, Set.of(Fact.Plain.ZERO));

  @Override
  public int getSize() {
    return size;
  }

  static Val of(Fact fact) {
    return new Val(1, Set.of(fact));
  }

  static Val of(Collection<? extends Fact> facts) {
    if (facts.isEmpty()) {
      return NONE;
    }
    return facts.size() > MOST || facts.contains(Fact.Plain.TOO_MUCH)
        ? TOO_MUCH
        : new Val(1, Set.copyOf(facts));
  }

  /** What comes from outside, of that type: only references can be interesting. */
  static Val unknown(Type type) {
    return switch (type.getSort()) {
      case Type.VOID -> NONE;
      case Type.LONG, Type.DOUBLE -> WIDE;
      case Type.OBJECT, Type.ARRAY -> ANY;
      default -> NONE;
    };
  }

  Val or(Val other) {
    if (equals(other) || (size == other.size && facts.containsAll(other.facts))) {
      return this;
    }
    if (size != other.size) {
      return NONE;
    }
    if (other.facts.containsAll(facts)) {
      return other;
    }
    if (facts.contains(Fact.Plain.TOO_MUCH)) {
      return this;
    }
    Set<Fact> all = new LinkedHashSet<>(facts);
    all.addAll(other.facts);
    return all.size() > MOST || all.contains(Fact.Plain.TOO_MUCH) ? TOO_MUCH : new Val(size, all);
  }

  boolean isZero() {
    return facts.size() == 1 && facts.contains(Fact.Plain.ZERO);
  }

  boolean isFromOutside() {
    return facts.contains(Fact.Plain.ANYTHING) || facts.contains(Fact.Plain.TOO_MUCH);
  }

  /** Whether something that the flow follows is in it. */
  boolean isTelling() {
    return facts.stream().anyMatch(fact -> !(fact instanceof Fact.Plain));
  }

  <F extends Fact> List<F> all(Class<F> kind) {
    List<F> found = new ArrayList<>(2);
    for (Fact fact : facts) {
      if (kind.isInstance(fact)) {
        found.add(kind.cast(fact));
      }
    }
    return found;
  }

  /** How deep functions hold functions; recursion could nest them without end. */
  int depth() {
    return facts.stream()
        .flatMap(fact -> fact instanceof Fact.Closure c ? c.captured().stream() : Stream.empty())
        .mapToInt(captured -> 1 + captured.depth())
        .max()
        .orElse(0);
  }
}
