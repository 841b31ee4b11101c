package unblock.analyzer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The public methods of a library that reach a blocking call, as lines of the catalogue. They serve
 * the inspection of code whose libraries are missing, and of calls that lead through interfaces. A
 * method without code counts if all implementations in the library reach a blocking call.
 */
public final class LibrarySummary {
  private static final Set<String> LEFT_OUT =
      Set.of("build", "toString", "equals", "hashCode", "compareTo", "finalize", "<clinit>");

  /** Packages that code outside of the library does not name. */
  private static final List<String> INTERNAL =
      List.of("/internal/", "/impl/", "/shaded/", "/shade/", "/relocated/", "/repackaged/");

  /**
   * Reasons that a summary leaves out: a wait for another thread somewhere in a library does not
   * show that the call waits.
   */
  private static final Set<String> UNCERTAIN = Set.copyOf(CatalogueFile.lines("uncertain.txt"));

  /** The types of calls that return at once. */
  private static final List<String> LATER =
      List.of("Future", "CompletionStage", "Publisher", "Mono", "Flux", "Single", "Uni", "Promise");

  private final Map<String, ClassNode> types = new TreeMap<>();
  private final Map<String, Set<String>> implementations = new LinkedHashMap<>();
  private final TypeHierarchy hierarchy;
  private final CatalogueLookups entries;
  private final LibraryReachability reachable;

  private LibrarySummary(Path jar, LibraryClasses libraries) {
    this.hierarchy = new TypeHierarchy(List.of(), libraries);
    this.entries = new CatalogueLookups(Catalogue.shipped(), hierarchy);
    SoleImplementations sole = new SoleImplementations(hierarchy, libraries.shelf().types());
    this.reachable = new LibraryReachability(hierarchy, entries, sole::of);
    for (String type : libraries.shelf().typesOf(jar)) {
      libraries
          .bytes(type)
          .map(LibrarySummary::declarations)
          .ifPresent(node -> types.put(type, node));
    }
    for (ClassNode node : types.values()) {
      if ((node.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) == 0) {
        for (String supertype : hierarchy.supertypes(node.name)) {
          implementations.computeIfAbsent(supertype, key -> new LinkedHashSet<>()).add(node.name);
        }
      }
    }
  }

  /**
   * Returns the lines: for each public class its blocking methods, and its supertypes where these
   * have lines.
   *
   * @param classPath the libraries that the library itself uses
   */
  public static List<String> lines(Path jar, List<Path> classPath) throws IOException {
    List<Path> all = Stream.concat(Stream.of(jar), classPath.stream()).distinct().toList();
    try (LibraryClasses libraries = new LibraryClasses(all, List.of())) {
      return new LibrarySummary(jar, libraries).lines();
    }
  }

  private static ClassNode declarations(byte[] bytes) {
    ClassNode node = new ClassNode();
    new ClassReader(bytes)
        .accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return node;
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    Set<String> listed = new TreeSet<>();
    for (ClassNode type : types.values()) {
      if (isVisible(type)) {
        List<String> own = blocking(type);
        if (!own.isEmpty()) {
          listed.add(type.name);
        }
        lines.addAll(own);
      }
    }
    for (ClassNode type : types.values()) {
      if (isVisible(type)) {
        supertypes(type, listed).ifPresent(lines::add);
      }
    }
    return lines;
  }

  private static boolean isVisible(ClassNode type) {
    return (type.access & Opcodes.ACC_PUBLIC) != 0
        && (type.access & Opcodes.ACC_SYNTHETIC) == 0
        && INTERNAL.stream().noneMatch(type.name::contains);
  }

  private List<String> blocking(ClassNode type) {
    Map<String, Set<String>> byReason = new TreeMap<>();
    Map<String, String> reasons = new LinkedHashMap<>();
    Set<String> partly = new TreeSet<>();
    for (MethodNode method : type.methods) {
      if (isCallable(method)) {
        Optional<String> reason = reason(type, method);
        reason.ifPresent(found -> reasons.put(method.name + method.desc, found));
        if (reason.isEmpty()) {
          partly.add(method.name);
        }
      }
    }
    reasons.forEach(
        (method, reason) -> {
          String name = method.substring(0, method.indexOf('('));
          String shown = partly.contains(name) ? method : name;
          byReason
              .computeIfAbsent(reason, key -> new TreeSet<>())
              .add(shown.replaceFirst("^<init>", "new"));
        });
    return byReason.entrySet().stream()
        .map(
            each ->
                DisplayNames.dotted(type.name)
                    + " "
                    + String.join(",", each.getValue())
                    + " may-block "
                    + each.getKey())
        .toList();
  }

  private static boolean isCallable(MethodNode method) {
    return (method.access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0
        && (method.access & Opcodes.ACC_SYNTHETIC) == 0
        && !LEFT_OUT.contains(method.name)
        && !method.name.endsWith("Async")
        && LATER.stream().noneMatch(DisplayNames.simple(returned(method))::endsWith);
  }

  private static String returned(MethodNode method) {
    return Type.getReturnType(method.desc).getClassName().replace('.', '/');
  }

  private Optional<String> reason(ClassNode type, MethodNode method) {
    if (entries.isListed(type.name, method.name, method.desc)) {
      return Optional.empty();
    }
    if ((method.access & Opcodes.ACC_ABSTRACT) == 0) {
      return reached(type.name, method);
    }
    Optional<String> reason = Optional.empty();
    for (String implementation : implementations.getOrDefault(type.name, Set.of())) {
      reason = reached(implementation, method);
      if (reason.isEmpty()) {
        return reason;
      }
    }
    return reason;
  }

  private Optional<String> reached(String type, MethodNode method) {
    boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    int opcode = isStatic ? Opcodes.INVOKESTATIC : Opcodes.INVOKEVIRTUAL;
    return reachable
        .find(type, new CallResolution.Callee(opcode, type, method.name, method.desc))
        .map(LibraryReachability.Found::reason)
        .filter(reason -> !UNCERTAIN.contains(reason));
  }

  /** Returns a line with the supertypes that have lines, the nearest first. */
  private Optional<String> supertypes(ClassNode type, Set<String> listed) {
    List<String> known =
        hierarchy.supertypes(type.name).stream()
            .skip(1)
            .filter(each -> listed.contains(each) || isInCatalogue(each))
            .map(DisplayNames::dotted)
            .toList();
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(
            DisplayNames.dotted(type.name)
                + " "
                + String.join(",", known)
                + " "
                + Catalogue.SUPERTYPES);
  }

  /** Whether the catalogue has calls of that class that matter to a subclass in a library. */
  private static boolean isInCatalogue(String type) {
    boolean isGeneral =
        type.startsWith("java/")
            && !type.startsWith("java/util/concurrent/")
            && !type.startsWith("java/sql/");
    return !isGeneral && Catalogue.shipped().names(type);
  }
}
