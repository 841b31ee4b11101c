package unblock.grader.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import unblock.grader.inspect.Header.Declared;

/** Who extends whom: the inspected classes, the libraries given with them, and the JDK. */
final class Hierarchy {
  private static final ClassLoader OWN = Hierarchy.class.getClassLoader();

  /** The JDK and the kit's own libraries are the same for all inspections of this JVM. */
  private static final Map<String, Optional<Header>> SHARED = new ConcurrentHashMap<>();

  private static final Set<String> OF_OBJECT = Set.of("equals", "hashCode", "toString");

  private final ClassLoader libraries;
  private final Map<String, Optional<Header>> headers = new HashMap<>();
  private final Map<String, List<String>> supertypes = new HashMap<>();
  private final Map<String, Optional<Declared>> functions = new HashMap<>();

  /**
   * Asks {@code libraries} for class files as resources; no class is loaded.
   *
   * @param inspected these come first
   */
  Hierarchy(Iterable<Header> inspected, ClassLoader libraries) {
    this.libraries = libraries;
    inspected.forEach(header -> headers.put(header.name(), Optional.of(header)));
  }

  Optional<Header> header(String type) {
    Optional<Header> known = headers.get(type);
    if (known == null) {
      known = read(libraries, type);
      if (known.isEmpty()) {
        known = SHARED.computeIfAbsent(type, name -> read(OWN, name));
      }
      headers.put(type, known);
    }
    return known;
  }

  /** The type and all it is, nearest first: superclasses before interfaces. */
  List<String> supertypes(String type) {
    List<String> known = supertypes.get(type);
    if (known == null) {
      known = List.copyOf(computeSupertypes(type));
      supertypes.put(type, known);
    }
    return known;
  }

  boolean is(String type, String supertype) {
    return type.equals(supertype) || supertypes(type).contains(supertype);
  }

  /** The one abstract method of a functional interface; empty for any other type. */
  Optional<Declared> function(String type) {
    Optional<Declared> known = functions.get(type);
    if (known == null) {
      known = computeFunction(type);
      functions.put(type, known);
    }
    return known;
  }

  private Set<String> computeSupertypes(String type) {
    Set<String> all = new LinkedHashSet<>();
    Deque<String> interfaces = new ArrayDeque<>();
    Optional<String> next = Optional.of(type);
    while (next.isPresent() && all.add(next.get())) {
      Optional<Header> header = header(next.get());
      header.ifPresent(h -> interfaces.addAll(h.interfaces()));
      if (header.isEmpty()) {
        interfaces.addAll(Kin.supertypes(next.get()));
      }
      next = header.flatMap(h -> Optional.ofNullable(h.superName()));
    }
    while (!interfaces.isEmpty()) {
      String name = interfaces.remove();
      if (all.add(name)) {
        Optional<Header> header = header(name);
        interfaces.addAll(header.map(Header::interfaces).orElseGet(() -> Kin.supertypes(name)));
        header.flatMap(h -> Optional.ofNullable(h.superName())).ifPresent(interfaces::add);
      }
    }
    // Object stands last, so that an entry for an interface is nearer than one for Object.
    if (all.remove("java/lang/Object")) {
      all.add("java/lang/Object");
    }
    return all;
  }

  private Optional<Declared> computeFunction(String type) {
    if (type.startsWith("[") || !header(type).map(Header::isInterface).orElse(false)) {
      return Optional.empty();
    }
    List<Declared> open = new ArrayList<>();
    Set<String> closed = new LinkedHashSet<>(OF_OBJECT);
    for (String name : supertypes(type)) {
      for (Declared method : header(name).map(Header::methods).orElse(List.of())) {
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

  /** The class file of a library's class. */
  Optional<byte[]> bytes(String type) {
    return bytes(libraries, type).or(() -> bytes(OWN, type));
  }

  private static Optional<Header> read(ClassLoader loader, String type) {
    try {
      return bytes(loader, type).map(Header::of);
    } catch (RuntimeException e) {
      // A library class that cannot be read is like one that is missing: its supertypes are
      // unknown.
      return Optional.empty();
    }
  }

  private static Optional<byte[]> bytes(ClassLoader loader, String type) {
    try (InputStream in = loader.getResourceAsStream(type + ".class")) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
