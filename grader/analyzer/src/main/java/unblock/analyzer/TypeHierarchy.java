package unblock.analyzer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unblock.analyzer.ClassHeader.Declared;

/** The supertypes of the inspected classes, the libraries given with them, and the JDK. */
final class TypeHierarchy {
  private static final Set<String> OF_OBJECT = Set.of("equals", "hashCode", "toString");

  private final LibraryClasses libraries;
  private final Set<String> inspected = new HashSet<>();
  private final Map<String, Optional<ClassHeader>> headers = new HashMap<>();
  private final Map<String, List<String>> supertypes = new HashMap<>();
  private final Map<String, Set<String>> allSupertypes = new HashMap<>();
  private final Map<String, Optional<Declared>> functions = new HashMap<>();

  /**
   * @param inspected take precedence over classes of the same names in the libraries
   */
  TypeHierarchy(Iterable<ClassHeader> inspected, LibraryClasses libraries) {
    this.libraries = libraries;
    for (ClassHeader header : inspected) {
      this.inspected.add(header.name());
      headers.put(header.name(), Optional.of(header));
    }
  }

  /** Whether the class is in a library, and not hidden by the inspected code. */
  boolean isLibrary(String type) {
    return !inspected.contains(type) && header(type).isPresent();
  }

  LibraryClasses libraries() {
    return libraries;
  }

  Optional<ClassHeader> header(String type) {
    Optional<ClassHeader> known = headers.get(type);
    if (known == null) {
      known = libraries.header(type);
      headers.put(type, known);
    }
    return known;
  }

  /** Returns the type and all its supertypes, nearest first: superclasses before interfaces. */
  List<String> supertypes(String type) {
    List<String> known = supertypes.get(type);
    if (known == null) {
      known = findSupertypes(type);
      supertypes.put(type, known);
    }
    return known;
  }

  boolean is(String type, String supertype) {
    if (type.equals(supertype)) {
      return true;
    }
    Set<String> known = allSupertypes.get(type);
    if (known == null) {
      known = new HashSet<>(supertypes(type));
      allSupertypes.put(type, known);
    }
    return known.contains(supertype);
  }

  /** Returns the only abstract method of a functional interface; empty for any other type. */
  Optional<Declared> function(String type) {
    Optional<Declared> known = functions.get(type);
    if (known == null) {
      known = computeFunction(type);
      functions.put(type, known);
    }
    return known;
  }

  /**
   * Returns the supertypes. Those of a library class are shared by all inspections that hide none
   * of them.
   */
  private List<String> findSupertypes(String type) {
    Map<String, List<String>> shared = libraries.shelf().supertypes;
    List<String> known = shared.get(type);
    if (known == null || known.stream().anyMatch(inspected::contains)) {
      known = List.copyOf(computeSupertypes(type));
      if (isLibrary(type) && known.stream().noneMatch(inspected::contains)) {
        shared.put(type, known);
      }
    }
    return known;
  }

  private Set<String> computeSupertypes(String type) {
    Set<String> all = new LinkedHashSet<>();
    Deque<String> interfaces = new ArrayDeque<>();
    Optional<String> next = Optional.of(type);
    while (next.isPresent() && all.add(next.get())) {
      Optional<ClassHeader> header = header(next.get());
      header.ifPresent(h -> interfaces.addAll(h.interfaces()));
      if (header.isEmpty()) {
        interfaces.addAll(KnownSupertypes.supertypes(next.get()));
      }
      next = header.flatMap(h -> Optional.ofNullable(h.superName()));
    }
    while (!interfaces.isEmpty()) {
      String name = interfaces.remove();
      if (all.add(name)) {
        Optional<ClassHeader> header = header(name);
        interfaces.addAll(
            header.map(ClassHeader::interfaces).orElseGet(() -> KnownSupertypes.supertypes(name)));
        header.flatMap(h -> Optional.ofNullable(h.superName())).ifPresent(interfaces::add);
      }
    }
    // Object is last, so that an entry for an interface is nearer than one for Object.
    if (all.remove("java/lang/Object")) {
      all.add("java/lang/Object");
    }
    return all;
  }

  private Optional<Declared> computeFunction(String type) {
    if (type.startsWith("[") || !header(type).map(ClassHeader::isInterface).orElse(false)) {
      return Optional.empty();
    }
    List<Declared> open = new ArrayList<>();
    Set<String> closed = new LinkedHashSet<>(OF_OBJECT);
    for (String name : supertypes(type)) {
      for (Declared method : header(name).map(ClassHeader::methods).orElse(List.of())) {
        if (!method.isAbstract()) {
          closed.add(method.name());
        } else if (!closed.contains(method.name())
            && open.stream().noneMatch(seen -> seen.name().equals(method.name()))) {
          open.add(method);
        }
      }
    }
    return open.size() == 1 ? Optional.of(open.get(0)) : Optional.empty();
  }
}
