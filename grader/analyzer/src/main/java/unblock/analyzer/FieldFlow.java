package unblock.analyzer;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.analysis.Value;

/**
 * The origin of a value in a method.
 *
 * @param request whether it depends on data of the request
 * @param receiver whether it is {@code this}
 * @param fields the shared fields that it was read from, as in {@code a/b/UserHandlers.user}
 * @param sources the instructions that have read or created it
 * @param created whether the method has created it, and no field is known to hold it
 */
record FieldFlow(
    int size,
    boolean request,
    boolean receiver,
    boolean created,
    Set<String> fields,
    Set<AbstractInsnNode> sources)
    implements Value {
  static FieldFlow plain(int size, boolean request) {
    return new FieldFlow(size, request, false, false, Set.of(), Set.of());
  }

  static FieldFlow self() {
    return new FieldFlow(1, false, true, false, Set.of(), Set.of());
  }

  static FieldFlow created(AbstractInsnNode at, boolean request) {
    return new FieldFlow(1, request, false, true, Set.of(), Set.of(at));
  }

  static FieldFlow read(int size, String field, AbstractInsnNode at) {
    return new FieldFlow(size, false, false, false, Set.of(field), Set.of(at));
  }

  FieldFlow or(boolean moreRequest) {
    return new FieldFlow(size, request || moreRequest, receiver, created, fields, sources);
  }

  FieldFlow merge(FieldFlow other) {
    if (equals(other)) {
      return this;
    }
    return new FieldFlow(
        Math.min(size, other.size),
        request || other.request,
        receiver && other.receiver,
        created && other.created,
        union(fields, other.fields),
        union(sources, other.sources));
  }

  private static <T> Set<T> union(Set<T> some, Set<T> more) {
    if (some.containsAll(more)) {
      return some;
    }
    Set<T> all = new HashSet<>(some);
    all.addAll(more);
    return all;
  }

  @Override
  public int getSize() {
    return size;
  }
}
