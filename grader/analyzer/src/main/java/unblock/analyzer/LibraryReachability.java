package unblock.analyzer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import unblock.analyzer.Catalogue.Entry;
import unblock.analyzer.Catalogue.When;

/**
 * Searches the code of libraries for blocking calls: an unlisted library still reads its files and
 * opens its sockets through listed calls. The search follows calls by their declared class and only
 * counts files, network, processes and databases, because a lock or a wait somewhere in a library
 * does not show that this call waits.
 */
final class LibraryReachability {
  /** A blocking call in the code of a library. */
  record Found(String call, String reason) {}

  record Call(int opcode, String owner, String name, String descriptor) {}

  private record Step(Call call, int depth) {}

  private static final int DEEPEST = 8;
  private static final int MOST_METHODS = 600;

  /**
   * Packages that the search does not enter: the catalogue lists the JDK, and the server and its
   * libraries are not relevant.
   */
  private static final List<String> NOT_ENTERED =
      List.of(
          "java/",
          "javax/",
          "jdk/",
          "sun/",
          "com/sun/",
          "kotlin/",
          "io/javalin/",
          "org/eclipse/jetty/",
          "jakarta/",
          "org/slf4j/",
          "ch/qos/logback/",
          "org/apache/logging/",
          "com/fasterxml/jackson/",
          "tools/jackson/",
          "com/google/gson/",
          "reactor/",
          "io/reactivex/",
          "io/smallrye/",
          "io/netty/",
          "kotlinx/",
          "rx/",
          "com/google/common/cache/",
          "com/google/common/util/concurrent/",
          "com/github/benmanes/caffeine/",
          "unblock/given/",
          "unblock/runtime/");

  private static final List<String> NOT_COUNTED =
      List.of("java/util/concurrent/", "java/lang/Object", "java/lang/ClassLoader");

  private final TypeHierarchy hierarchy;
  private final CatalogueLookups entries;
  private final ClassPathCache shelf;
  private final Function<String, Optional<String>> soleImplementation;

  /** The results for calls on the inspected code's own subclasses. */
  private final Map<Call, Optional<Found>> own = new HashMap<>();

  LibraryReachability(TypeHierarchy hierarchy, CatalogueLookups entries) {
    this(hierarchy, entries, type -> Optional.empty());
  }

  /**
   * @param soleImplementation the class to follow for a type whose method has no code
   */
  LibraryReachability(
      TypeHierarchy hierarchy,
      CatalogueLookups entries,
      Function<String, Optional<String>> soleImplementation) {
    this.soleImplementation = soleImplementation;
    this.hierarchy = hierarchy;
    this.entries = entries;
    this.shelf = hierarchy.libraries().shelf();
  }

  Optional<Found> find(String owner, CallResolution.Callee callee) {
    if (!isEntered(owner)) {
      return Optional.empty();
    }
    Call first = new Call(callee.opcode(), owner, callee.name(), callee.descriptor());
    Map<Call, Optional<Found>> known = hierarchy.isLibrary(owner) ? shelf.depths : own;
    Optional<Found> found = known.get(first);
    if (found == null) {
      found = search(first);
      known.put(first, found);
    }
    return found;
  }

  private Optional<Found> search(Call first) {
    Set<Call> seen = new HashSet<>(Set.of(first));
    Deque<Step> open = new ArrayDeque<>(List.of(new Step(first, 0)));
    while (!open.isEmpty() && seen.size() < MOST_METHODS) {
      Step step = open.remove();
      for (Call next : body(step.call())) {
        Optional<Found> blocking = blocking(next);
        if (blocking.isPresent()) {
          return blocking;
        }
        if (step.depth() < DEEPEST && isEntered(next.owner()) && seen.add(next)) {
          open.add(new Step(next, step.depth() + 1));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Found> blocking(Call call) {
    if (startsWithOneOf(call.owner(), NOT_COUNTED)) {
      return Optional.empty();
    }
    return entries
        .find(call.owner(), call.name(), call.descriptor())
        .filter(entry -> entry.severity() == Severity.BLOCKS)
        .filter(entry -> entry.when() != When.IN_LOOP && entry.when() != When.IF_DIRECT)
        .map(Entry::reason)
        .map(reason -> new Found(DisplayNames.call(call.owner(), call.name()), reason));
  }

  /** Returns the calls in the method that runs; none if it has no known code. */
  private List<Call> body(Call call) {
    List<Call> declared = declared(call);
    if (!declared.isEmpty() || call.opcode() == Opcodes.INVOKESTATIC) {
      return declared;
    }
    return soleImplementation
        .apply(call.owner())
        .map(type -> declared(new Call(call.opcode(), type, call.name(), call.descriptor())))
        .orElse(declared);
  }

  private List<Call> declared(Call call) {
    for (String type : hierarchy.supertypes(call.owner())) {
      if (!isEntered(type)) {
        return List.of();
      }
      List<Call> calls = methods(type).get(call.name() + call.descriptor());
      if (calls != null) {
        return calls;
      }
    }
    return List.of();
  }

  private Map<String, List<Call>> methods(String type) {
    Map<String, List<Call>> methods = shelf.bodies.get(type);
    if (methods == null) {
      Optional<byte[]> bytes = hierarchy.libraries().bytes(type);
      methods = bytes.map(LibraryReachability::read).orElse(Map.of());
      if (bytes.isPresent()) {
        shelf.bodies.put(type, methods);
      }
    }
    return methods;
  }

  private static Map<String, List<Call>> read(byte[] bytes) {
    Map<String, List<Call>> methods = new HashMap<>();
    ClassVisitor reader =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            List<Call> calls = new ArrayList<>();
            methods.put(name + descriptor, calls);
            return new MethodVisitor(Opcodes.ASM9) {
              // The arguments of the next call.
              private final List<Call> lambdas = new ArrayList<>();

              @Override
              public void visitMethodInsn(
                  int opcode, String owner, String called, String type, boolean isInterface) {
                calls.add(new Call(opcode, owner, called, type));
                if (!isKept(owner, called)) {
                  calls.addAll(lambdas);
                }
                lambdas.clear();
              }

              @Override
              public void visitInvokeDynamicInsn(
                  String called, String type, Handle factory, Object... arguments) {
                if (arguments.length > 1 && arguments[1] instanceof Handle body) {
                  lambdas.add(
                      new Call(
                          Opcodes.INVOKESTATIC, body.getOwner(), body.getName(), body.getDesc()));
                }
              }
            };
          }
        };
    try {
      new ClassReader(bytes).accept(reader, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    } catch (RuntimeException e) {
      // An unreadable library class is handled like a missing one.
      return Map.of();
    }
    return methods;
  }

  /** Whether a lambda argument of that method runs later or elsewhere. */
  private static boolean isKept(String owner, String method) {
    return method.equals("<init>")
        || owner.startsWith("java/util/concurrent/")
        || owner.startsWith("java/lang/Thread")
        || owner.startsWith("java/util/stream/")
        || method.startsWith("add")
        || method.startsWith("set")
        || method.startsWith("on")
        || method.startsWith("put")
        || method.startsWith("register");
  }

  /** Whether the search enters the class. */
  static boolean isEntered(String type) {
    return !type.startsWith("[") && !startsWithOneOf(type, NOT_ENTERED);
  }

  private static boolean startsWithOneOf(String type, List<String> packages) {
    for (String each : packages) {
      if (type.startsWith(each)) {
        return true;
      }
    }
    return false;
  }
}
