package unblock.analyzer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import unblock.analyzer.LibraryCode.Call;

/**
 * The public methods of a library that are likely to reach a blocking call, as lines of the
 * catalogue. They serve the inspection of code whose libraries are missing, and of calls that lead
 * through interfaces.
 */
public final class LibrarySummary {
  private static final Set<String> LEFT_OUT =
      Set.of("build", "toString", "equals", "hashCode", "compareTo", "finalize", "<clinit>");

  /** Packages that code outside of the library does not name. */
  private static final List<String> INTERNAL =
      List.of("/internal/", "/impl/", "/shaded/", "/shade/", "/relocated/", "/repackaged/");

  /** The least likelihood of a call that a summary lists. */
  private static final double LIKELY = 0.4;

  /** The types of calls that return at once. */
  private static final List<String> LATER =
      List.of("Future", "CompletionStage", "Publisher", "Mono", "Flux", "Single", "Uni", "Promise");

  private final LibraryClasses libraries;
  private final TypeHierarchy hierarchy;
  private final CatalogueLookups entries;
  private final Map<String, ClassNode> types = new HashMap<>();

  private LibrarySummary(LibraryClasses libraries) {
    this.libraries = libraries;
    this.hierarchy = new TypeHierarchy(List.of(), libraries);
    this.entries = CatalogueLookups.withoutSummaries(Catalogue.shipped(), hierarchy);
  }

  /**
   * Returns the lines for each jar: for each public class its blocking methods, and its supertypes
   * where these have lines.
   *
   * @param classPath the libraries that the jars use
   */
  public static Map<Path, List<String>> lines(List<Path> jars, List<Path> classPath)
      throws IOException {
    List<Path> all = Stream.concat(jars.stream(), classPath.stream()).distinct().toList();
    try (LibraryClasses libraries = new LibraryClasses(all, List.of())) {
      return new LibrarySummary(libraries).lines(jars);
    }
  }

  private Map<Path, List<String>> lines(List<Path> jars) {
    Map<Path, SortedMap<String, Set<Call>>> calls = new LinkedHashMap<>();
    Set<Call> all = new LinkedHashSet<>();
    for (Path jar : jars) {
      SortedMap<String, Set<Call>> ofJar = new TreeMap<>();
      for (String type : libraries.shelf().typesOf(jar)) {
        if (declared(type).filter(LibrarySummary::isVisible).isPresent()) {
          ofJar.put(type, calls(type));
        }
      }
      calls.put(jar, ofJar);
      ofJar.values().forEach(all::addAll);
    }
    Implementations implementations = new Implementations(hierarchy, libraries.shelf().types());
    Map<Call, BlockingLikelihood.Estimate> estimates =
        new BlockingLikelihood(hierarchy, entries, implementations).of(all);
    Map<Path, List<String>> lines = new LinkedHashMap<>();
    calls.forEach((jar, ofJar) -> lines.put(jar, lines(ofJar, estimates)));
    return lines;
  }

  private Optional<ClassNode> declared(String type) {
    ClassNode known = types.get(type);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<ClassNode> read = libraries.bytes(type).map(LibrarySummary::declarations);
    read.ifPresent(node -> types.put(type, node));
    return read;
  }

  private static ClassNode declarations(byte[] bytes) {
    ClassNode node = new ClassNode();
    new ClassReader(bytes)
        .accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return node;
  }

  private List<String> lines(
      SortedMap<String, Set<Call>> calls, Map<Call, BlockingLikelihood.Estimate> estimates) {
    List<String> lines = new ArrayList<>();
    Set<String> listed = new HashSet<>();
    calls.forEach(
        (type, all) -> {
          List<String> own = blocking(type, all, estimates);
          if (!own.isEmpty()) {
            listed.add(type);
          }
          lines.addAll(own);
        });
    for (String type : calls.keySet()) {
      supertypes(type, listed).ifPresent(lines::add);
    }
    return lines;
  }

  private static boolean isVisible(ClassNode type) {
    return (type.access & Opcodes.ACC_PUBLIC) != 0
        && (type.access & Opcodes.ACC_SYNTHETIC) == 0
        && INTERNAL.stream().noneMatch(type.name::contains);
  }

  /**
   * Returns the calls of the methods that the class declares, or inherits from one that others do
   * not name. Its other supertypes have lines of their own.
   */
  private Set<Call> calls(String type) {
    Set<Call> own = new LinkedHashSet<>();
    Set<Call> inherited = new LinkedHashSet<>();
    Set<String> elsewhere = new HashSet<>();
    for (String name : hierarchy.supertypes(type)) {
      Optional<ClassNode> declaring =
          Optional.of(name).filter(LibraryCode::isEntered).flatMap(this::declared);
      boolean isVisible = declaring.filter(LibrarySummary::isVisible).isPresent();
      for (MethodNode method : declaring.map(node -> node.methods).orElse(List.of())) {
        Call call = new Call(opcode(method), type, method.name, method.desc);
        if (!name.equals(type) && isVisible) {
          elsewhere.add(method.name + method.desc);
        } else if (isCallable(method)) {
          (name.equals(type) ? own : inherited).add(call);
        }
      }
    }
    inherited.removeIf(
        call -> call.name().startsWith("<") || elsewhere.contains(call.name() + call.descriptor()));
    own.addAll(inherited);
    return own;
  }

  private static int opcode(MethodNode method) {
    boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    return isStatic || method.name.equals("<init>") ? Opcodes.INVOKESTATIC : Opcodes.INVOKEVIRTUAL;
  }

  private List<String> blocking(
      String type, Set<Call> calls, Map<Call, BlockingLikelihood.Estimate> estimates) {
    Map<String, Set<String>> byReason = new TreeMap<>();
    Map<Call, String> reasons = new LinkedHashMap<>();
    Set<String> partly = new TreeSet<>();
    for (Call call : calls) {
      BlockingLikelihood.Estimate estimate = estimates.get(call);
      if (estimate != null
          && estimate.likelihood() >= LIKELY
          && !entries.isListed(type, call.name(), call.descriptor())) {
        reasons.put(call, estimate.reason());
      } else {
        partly.add(call.name());
      }
    }
    reasons.forEach(
        (call, reason) -> {
          String name =
              partly.contains(call.name()) ? call.name() + call.descriptor() : call.name();
          byReason
              .computeIfAbsent(reason, key -> new TreeSet<>())
              .add(name.replaceFirst("^<init>", "new"));
        });
    return byReason.entrySet().stream()
        .map(
            each ->
                DisplayNames.dotted(type)
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

  /** Returns a line with the supertypes that have lines, the nearest first. */
  private Optional<String> supertypes(String type, Set<String> listed) {
    List<String> known =
        hierarchy.supertypes(type).stream()
            .skip(1)
            .filter(each -> listed.contains(each) || isInCatalogue(each))
            .map(DisplayNames::dotted)
            .toList();
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(
            DisplayNames.dotted(type) + " " + String.join(",", known) + " " + Catalogue.SUPERTYPES);
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
