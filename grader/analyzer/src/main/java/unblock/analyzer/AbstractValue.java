package unblock.analyzer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.analysis.Value;

/**
 * A value of the inspected code: the set of its possible facts. A value without facts is null or
 * never assigned.
 *
 * @param size 2 for long and double, as the JVM counts
 * @param facts in the order in which they were found, so that every JVM evaluates calls in the same
 *     order and reports the same path; the order of {@link Set#copyOf} differs from JVM to JVM
 */
record AbstractValue(int size, Set<ValueFact> facts) implements Value {
  /**
   * The maximum number of facts; a larger set is replaced by one general fact. The limit makes the
   * analysis end.
   */
  private static final int MOST = 24;

  static final AbstractValue NONE = new AbstractValue(1, Set.of());
  static final AbstractValue ANY = new AbstractValue(1, Set.of(ValueFact.Plain.ANYTHING));
  static final AbstractValue TOO_MUCH = new AbstractValue(1, Set.of(ValueFact.Plain.TOO_MUCH));
  static final AbstractValue WIDE = new AbstractValue(2, Set.of());
  static final AbstractValue ADDRESS = new AbstractValue(1, Set.of(ValueFact.Plain.ADDRESS));
  static final AbstractValue ZERO = new AbstractValue(1, Set.of(ValueFact.Plain.ZERO));
  static final AbstractValue WIDE_ZERO = new AbstractValue(2, Set.of(ValueFact.Plain.ZERO));

  @Override
  public int getSize() {
    return size;
  }

  static AbstractValue of(ValueFact fact) {
    return new AbstractValue(1, Set.of(fact));
  }

  static AbstractValue of(Collection<? extends ValueFact> facts) {
    if (facts.isEmpty()) {
      return NONE;
    }
    return facts.size() > MOST || facts.contains(ValueFact.Plain.TOO_MUCH)
        ? TOO_MUCH
        : new AbstractValue(1, Collections.unmodifiableSet(new LinkedHashSet<>(facts)));
  }

  /** Returns a value of that type from outside the code; only references have facts. */
  static AbstractValue unknown(Type type) {
    return switch (type.getSort()) {
      case Type.VOID -> NONE;
      case Type.LONG, Type.DOUBLE -> WIDE;
      case Type.OBJECT, Type.ARRAY -> ANY;
      default -> NONE;
    };
  }

  AbstractValue or(AbstractValue other) {
    if (equals(other) || (size == other.size && facts.containsAll(other.facts))) {
      return this;
    }
    if (size != other.size) {
      return NONE;
    }
    if (other.facts.containsAll(facts)) {
      return other;
    }
    if (facts.contains(ValueFact.Plain.TOO_MUCH)) {
      return this;
    }
    Set<ValueFact> all = new LinkedHashSet<>(facts);
    all.addAll(other.facts);
    return all.size() > MOST || all.contains(ValueFact.Plain.TOO_MUCH)
        ? TOO_MUCH
        : new AbstractValue(size, all);
  }

  boolean isZero() {
    return facts.size() == 1 && facts.contains(ValueFact.Plain.ZERO);
  }

  boolean isAddress() {
    return facts.size() == 1 && facts.contains(ValueFact.Plain.ADDRESS);
  }

  boolean isFromOutside() {
    return facts.contains(ValueFact.Plain.ANYTHING) || facts.contains(ValueFact.Plain.TOO_MUCH);
  }

  /** Whether the value contains a fact that the analysis follows. */
  boolean isTelling() {
    return facts.stream().anyMatch(fact -> !(fact instanceof ValueFact.Plain));
  }

  <F extends ValueFact> List<F> all(Class<F> kind) {
    List<F> found = new ArrayList<>(2);
    for (ValueFact fact : facts) {
      if (kind.isInstance(fact)) {
        found.add(kind.cast(fact));
      }
    }
    return found;
  }

  /** Returns how deep functions contain functions; recursion could nest them without limit. */
  int depth() {
    return facts.stream()
        .flatMap(
            fact -> fact instanceof ValueFact.Closure c ? c.captured().stream() : Stream.empty())
        .mapToInt(captured -> 1 + captured.depth())
        .max()
        .orElse(0);
  }
}
