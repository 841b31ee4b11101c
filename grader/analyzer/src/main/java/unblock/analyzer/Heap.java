package unblock.analyzer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What fields, collections and stages hold, and which locks are held across a wait. It only grows:
 * when a round over the code adds nothing, the flow has seen all there is.
 */
final class Heap {
  private record Field(Object holder, String name) {}

  private record Before(Site stage) {}

  private record Held(Fact lock) {}

  private record Made(String type) {}

  private record Bounded(Site queue) {}

  private final Map<Object, Val> values = new HashMap<>();
  private final Map<Site, Set<Site>> before = new HashMap<>();
  private final Map<Fact, Set<Hit.Cause>> heldAcross = new HashMap<>();
  private final Map<String, Set<Fact>> instances = new HashMap<>();
  private final Set<Site> bounded = new HashSet<>();
  private final Looks looks;

  /**
   * @param looks told of what is read, and of what changes
   */
  Heap(Looks looks) {
    this.looks = looks;
  }

  /** What the collection, array, stage or task made there holds. */
  Val contents(Site site) {
    looks.read(site);
    return values.getOrDefault(site, Val.NONE);
  }

  void addContents(Site site, Val value) {
    if (value.isTelling()) {
      put(site, value);
    }
  }

  /** A field of the object, as far as the code that writes it knows which object it is. */
  Val field(Fact holder, String owner, String name) {
    boolean exact = holder instanceof Fact.Instance instance && instance.site().index() >= 0;
    return exact
        ? value(new Field(holder, name)).or(value(new Field("unknown " + owner, name)))
        : value(new Field("any " + owner, name));
  }

  void putField(Fact holder, String owner, String name, Val value) {
    boolean exact = holder instanceof Fact.Instance instance && instance.site().index() >= 0;
    put(new Field(exact ? holder : "unknown " + owner, name), value);
    put(new Field("any " + owner, name), value);
  }

  /** The stages that are complete when that one is. */
  Set<Site> completeBefore(Site stage) {
    Set<Site> all = new HashSet<>();
    collect(stage, all);
    return all;
  }

  void addBefore(Site stage, Site earlier) {
    if (!stage.equals(earlier)
        && before.computeIfAbsent(stage, key -> new HashSet<>()).add(earlier)) {
      looks.changed(new Before(stage));
    }
  }

  Set<Hit.Cause> heldAcross(Fact lock) {
    looks.read(new Held(lock));
    return heldAcross.getOrDefault(lock, Set.of());
  }

  void addHeldAcross(Fact lock, Hit.Cause cause) {
    if (heldAcross.computeIfAbsent(lock, key -> new LinkedHashSet<>()).add(cause)) {
      looks.changed(new Held(lock));
    }
  }

  /** Whether a queue made there was given a capacity. */
  boolean isBounded(Site queue) {
    looks.read(new Bounded(queue));
    return bounded.contains(queue);
  }

  void addBounded(Site queue) {
    if (bounded.add(queue)) {
      looks.changed(new Bounded(queue));
    }
  }

  /** The objects of that class which the code makes. */
  Set<Fact> instances(String type) {
    looks.read(new Made(type));
    return instances.getOrDefault(type, Set.of());
  }

  void addInstance(Fact.Instance instance) {
    if (instances.computeIfAbsent(instance.type(), key -> new LinkedHashSet<>()).add(instance)) {
      looks.changed(new Made(instance.type()));
    }
  }

  private Val value(Field field) {
    looks.read(field);
    return values.getOrDefault(field, Val.NONE);
  }

  private void put(Object key, Val value) {
    Val old = values.getOrDefault(key, Val.NONE);
    Val all = old.or(value.size() == 2 ? Val.NONE : value);
    if (!all.equals(old)) {
      values.put(key, all);
      looks.changed(key);
    }
  }

  private void collect(Site stage, Set<Site> all) {
    if (all.add(stage)) {
      looks.read(new Before(stage));
      before.getOrDefault(stage, Set.of()).forEach(earlier -> collect(earlier, all));
    }
  }
}
