package unblock.analyzer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The classes of libraries that alone implement a type, among the classes of the type's package and
 * of the packages in it. A call of such a type runs the code of that class.
 */
final class SoleImplementations {
  /** A package with more classes is not searched: reading their declarations takes too long. */
  private static final int MOST = 200;

  private final TypeHierarchy hierarchy;
  private final Map<String, Optional<String>> known = new HashMap<>();
  private @Nullable NavigableSet<String> types;

  SoleImplementations(TypeHierarchy hierarchy) {
    this.hierarchy = hierarchy;
  }

  /** Returns the only concrete class of that type; empty if there are none, or several. */
  Optional<String> of(String type) {
    return known.computeIfAbsent(type, this::search);
  }

  private Optional<String> search(String type) {
    String start = type.substring(0, type.lastIndexOf('/') + 1);
    NavigableSet<String> near = types().subSet(start, true, start + Character.MAX_VALUE, false);
    if (start.isEmpty() || near.size() > MOST) {
      return Optional.empty();
    }
    List<String> found =
        near.stream()
            .filter(each -> hierarchy.header(each).filter(ClassHeader::isConcrete).isPresent())
            .filter(each -> hierarchy.is(each, type))
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private NavigableSet<String> types() {
    NavigableSet<String> sorted = types;
    if (sorted == null) {
      sorted = new TreeSet<>(hierarchy.libraries().shelf().types());
      types = sorted;
    }
    return sorted;
  }
}
