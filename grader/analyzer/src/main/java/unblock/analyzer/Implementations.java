package unblock.analyzer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * The classes that implement a type, among the classes whose packages start in the same way. It
 * reads the declarations of all these classes, which takes too long for an ordinary inspection.
 */
final class Implementations {
  /** Starts of packages that many libraries share. */
  private static final Set<String> SHARED =
      Set.of(
          "com",
          "org",
          "net",
          "edu",
          "dev",
          "software",
          "org/apache",
          "org/eclipse",
          "com/google",
          "com/github",
          "io/github");

  private final TypeHierarchy hierarchy;
  private final Map<String, Set<String>> typesByStart = new HashMap<>();
  private final Map<String, Map<String, Set<String>>> byStart = new HashMap<>();

  Implementations(TypeHierarchy hierarchy, Iterable<String> types) {
    this.hierarchy = hierarchy;
    types.forEach(
        type -> typesByStart.computeIfAbsent(start(type), key -> new TreeSet<>()).add(type));
  }

  /** Returns the classes of which objects of that type can be, in the order of their names. */
  Set<String> of(String type) {
    return byStart.computeIfAbsent(start(type), this::implementations).getOrDefault(type, Set.of());
  }

  private Map<String, Set<String>> implementations(String start) {
    Map<String, Set<String>> found = new HashMap<>();
    for (String type : typesByStart.getOrDefault(start, Set.of())) {
      if (isConcrete(type)) {
        for (String supertype : hierarchy.supertypes(type)) {
          found.computeIfAbsent(supertype, key -> new TreeSet<>()).add(type);
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

  /** Returns the start of the package that the classes of one library share. */
  private static String start(String type) {
    int end = type.indexOf('/');
    while (end > 0 && isShared(type.substring(0, end))) {
      int next = type.indexOf('/', end + 1);
      if (next < 0) {
        break;
      }
      end = next;
    }
    return type.substring(0, Math.max(end, 0));
  }

  /** Whether many libraries share the start, as they share the domain of a country. */
  private static boolean isShared(String start) {
    return start.length() == 2 || SHARED.contains(start);
  }
}
