package unblock.analyzer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The calls in the methods of libraries. */
final class LibraryCode {
  record Call(int opcode, String owner, String name, String descriptor) {
    boolean isStatic() {
      return opcode == Opcodes.INVOKESTATIC;
    }
  }

  /** A method with code, and the calls in it. */
  record Body(String owner, List<Call> calls) {}

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

  private final TypeHierarchy hierarchy;

  LibraryCode(TypeHierarchy hierarchy) {
    this.hierarchy = hierarchy;
  }

  /** Whether the search enters the class. */
  static boolean isEntered(String type) {
    return !type.startsWith("[") && !startsWithOneOf(type, NOT_ENTERED);
  }

  static boolean startsWithOneOf(String type, List<String> packages) {
    for (String each : packages) {
      if (type.startsWith(each)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the method that an object of the called class runs; empty if it has no known code. */
  Optional<Body> body(Call call) {
    for (String type : hierarchy.supertypes(call.owner())) {
      if (!isEntered(type)) {
        return Optional.empty();
      }
      List<Call> calls = methods(type).get(call.name() + call.descriptor());
      if (calls != null) {
        return Optional.of(new Body(type, calls));
      }
    }
    return Optional.empty();
  }

  private Map<String, List<Call>> methods(String type) {
    Map<String, Map<String, List<Call>>> known = hierarchy.libraries().shelf().bodies;
    Map<String, List<Call>> methods = known.get(type);
    if (methods == null) {
      Optional<byte[]> bytes = hierarchy.libraries().bytes(type);
      methods = bytes.map(LibraryCode::read).orElse(Map.of());
      if (bytes.isPresent()) {
        known.put(type, methods);
      }
    }
    return methods;
  }

  /** Returns the calls by method; methods without code are left out. */
  private static Map<String, List<Call>> read(byte[] bytes) {
    Map<String, List<Call>> methods = new HashMap<>();
    ClassVisitor reader =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
              return null;
            }
            List<Call> calls = new ArrayList<>();
            methods.put(name + descriptor, calls);
            return new CallCollector(calls);
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

  /** Collects the calls of one method, and those of the lambdas that it runs. */
  private static final class CallCollector extends MethodVisitor {
    private final List<Call> calls;

    /** The arguments of the next call. */
    private final List<Call> lambdas = new ArrayList<>();

    CallCollector(List<Call> calls) {
      super(Opcodes.ASM9);
      this.calls = calls;
    }

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
            new Call(Opcodes.INVOKESTATIC, body.getOwner(), body.getName(), body.getDesc()));
      }
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
  }
}
