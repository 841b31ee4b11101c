package unblock.analyzer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The abstract state of the inspected code: the values in fields, collections and stages, and the
 * locks that are held across a wait. It only grows. The analysis is complete when a round over the
 * code adds nothing.
 */
final class AbstractHeap {
  /** A property of an object, by which its calls behave differently. */
  enum Property {
    /** A queue was given a capacity. */
    BOUNDED,
    /** A channel was configured not to block. */
    NON_BLOCKING,
    /** A reactive stream emits its elements on another thread. */
    MOVED,
    /** A reactive stream is one call, which has not run yet. */
    OF_CALLABLE
  }

  private record Field(Object holder, String name) {}

  private record Before(InstructionSite stage) {}

  private record Held(ValueFact lock) {}

  private record Made(String type) {}

  private record Marked(Property property, InstructionSite site) {}

  private final Map<Object, AbstractValue> values = new HashMap<>();
  private final Map<InstructionSite, Set<InstructionSite>> before = new HashMap<>();
  private final Map<ValueFact, Set<BlockingCall.Cause>> heldAcross = new HashMap<>();
  private final Map<String, Set<ValueFact>> instances = new HashMap<>();
  private final Set<Marked> marked = new HashSet<>();
  private final SummaryWorklist looks;

  /**
   * @param looks is notified of reads and changes
   */
  AbstractHeap(SummaryWorklist looks) {
    this.looks = looks;
  }

  /** Returns the values in the collection, array, stage or task that was created at that site. */
  AbstractValue contents(InstructionSite site) {
    looks.read(site);
    return values.getOrDefault(site, AbstractValue.NONE);
  }

  /** Returns the values in all objects of a value: the elements of its collections and arrays. */
  AbstractValue contents(AbstractValue holders) {
    AbstractValue all = AbstractValue.NONE;
    for (ValueFact.Instance each : holders.all(ValueFact.Instance.class)) {
      all = all.or(contents(each.site()));
    }
    return all;
  }

  /** Returns the possible results of the stages. */
  AbstractValue results(Set<ValueFact.Stage> stages) {
    AbstractValue results = AbstractValue.NONE;
    for (ValueFact.Stage stage : stages) {
      results = results.or(contents(stage.site()));
    }
    return results.facts().isEmpty() ? AbstractValue.ANY : results;
  }

  /**
   * Returns the facts of a value, and those of the values in its objects that are holders. The
   * number of facts is not limited.
   */
  Set<ValueFact> withContents(AbstractValue value, Predicate<ValueFact.Instance> isHolder) {
    Set<ValueFact> all = new LinkedHashSet<>(value.facts());
    for (ValueFact.Instance each : value.all(ValueFact.Instance.class)) {
      if (isHolder.test(each)) {
        all.addAll(contents(each.site()).facts());
      }
    }
    return all;
  }

  void addContents(InstructionSite site, AbstractValue value) {
    if (value.isTelling()) {
      put(site, value);
    }
  }

  /**
   * Returns the values in a field of that object, as far as the writing code identifies the object.
   */
  AbstractValue field(ValueFact holder, String owner, String name) {
    boolean exact = holder instanceof ValueFact.Instance instance && instance.site().index() >= 0;
    return exact
        ? value(new Field(holder, name)).or(value(new Field("unknown " + owner, name)))
        : value(new Field("any " + owner, name));
  }

  void putField(ValueFact holder, String owner, String name, AbstractValue value) {
    boolean exact = holder instanceof ValueFact.Instance instance && instance.site().index() >= 0;
    put(new Field(exact ? holder : "unknown " + owner, name), value);
    put(new Field("any " + owner, name), value);
  }

  /** Returns the stages that are complete when that stage is complete. */
  Set<InstructionSite> completeBefore(InstructionSite stage) {
    Set<InstructionSite> all = new HashSet<>();
    collect(stage, all);
    return all;
  }

  void addBefore(InstructionSite stage, InstructionSite earlier) {
    if (!stage.equals(earlier)
        && before.computeIfAbsent(stage, key -> new HashSet<>()).add(earlier)) {
      looks.changed(new Before(stage));
    }
  }

  Set<BlockingCall.Cause> heldAcross(ValueFact lock) {
    looks.read(new Held(lock));
    return heldAcross.getOrDefault(lock, Set.of());
  }

  void addHeldAcross(ValueFact lock, BlockingCall.Cause cause) {
    if (heldAcross.computeIfAbsent(lock, key -> new LinkedHashSet<>()).add(cause)) {
      looks.changed(new Held(lock));
    }
  }

  /** Whether the object created at that site has the property. */
  boolean is(Property property, InstructionSite site) {
    Marked key = new Marked(property, site);
    looks.read(key);
    return marked.contains(key);
  }

  void mark(Property property, InstructionSite site) {
    Marked key = new Marked(property, site);
    if (marked.add(key)) {
      looks.changed(key);
    }
  }

  /** Returns the objects of that class that the code creates. */
  Set<ValueFact> instances(String type) {
    looks.read(new Made(type));
    return instances.getOrDefault(type, Set.of());
  }

  void addInstance(ValueFact.Instance instance) {
    if (instances.computeIfAbsent(instance.type(), key -> new LinkedHashSet<>()).add(instance)) {
      looks.changed(new Made(instance.type()));
    }
  }

  private AbstractValue value(Field field) {
    looks.read(field);
    return values.getOrDefault(field, AbstractValue.NONE);
  }

  private void put(Object key, AbstractValue value) {
    AbstractValue old = values.getOrDefault(key, AbstractValue.NONE);
    AbstractValue all = old.or(value.size() == 2 ? AbstractValue.NONE : value);
    if (!all.equals(old)) {
      values.put(key, all);
      looks.changed(key);
    }
  }

  private void collect(InstructionSite stage, Set<InstructionSite> all) {
    if (all.add(stage)) {
      looks.read(new Before(stage));
      before.getOrDefault(stage, Set.of()).forEach(earlier -> collect(earlier, all));
    }
  }
}
