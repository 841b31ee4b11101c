package unblock.analyzer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * The only class that implements a type, among the classes whose packages start in the same way. It
 * reads the declarations of all these classes, which takes too long for an ordinary inspection.
 */
final class SoleImplementations {
  /** The number of parts of a package that the classes of one library share. */
  private static final int PARTS = 2;

  private final TypeHierarchy hierarchy;
  private final Map<String, Set<String>> typesByStart = new HashMap<>();
  private final Map<String, Map<String, Set<String>>> byStart = new HashMap<>();

  SoleImplementations(TypeHierarchy hierarchy, Iterable<String> types) {
    this.hierarchy = hierarchy;
    types.forEach(
        type -> typesByStart.computeIfAbsent(start(type), key -> new HashSet<>()).add(type));
  }

  Optional<String> of(String type) {
    Set<String> all =
        byStart.computeIfAbsent(start(type), this::implementations).getOrDefault(type, Set.of());
    return all.size() == 1 ? Optional.of(all.iterator().next()) : Optional.empty();
  }

  private Map<String, Set<String>> implementations(String start) {
    Map<String, Set<String>> found = new HashMap<>();
    for (String type : typesByStart.getOrDefault(start, Set.of())) {
      if (isConcrete(type)) {
        List<String> supertypes = hierarchy.supertypes(type);
        for (String supertype : supertypes.subList(1, supertypes.size())) {
          found.computeIfAbsent(supertype, key -> new HashSet<>()).add(type);
        }
      }
    }
    return found;
  }

  private boolean isConcrete(String type) {
    Optional<byte[]> bytes = hierarchy.libraries().bytes(type);
    try {
      return bytes.isPresent()
          && (new ClassReader(bytes.get()).getAccess()
                  & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE))
              == 0;
    } catch (RuntimeException e) {
      return false; // An unreadable class is handled like a missing one.
    }
  }

  private static String start(String type) {
    int end = -1;
    for (int part = 0; part < PARTS; part++) {
      int next = type.indexOf('/', end + 1);
      if (next < 0) {
        break;
      }
      end = next;
    }
    return type.substring(0, Math.max(end, 0));
  }
}
