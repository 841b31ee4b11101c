package unblock.runtime.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A class with linked call sites, and the lambda classes that were generated for it. */
final class LinkedClass {
  private final byte[] code;
  private final Sites sites;

  private LinkedClass(byte[] code, Sites sites) {
    this.code = code;
    this.sites = sites;
  }

  /** Links every call site that can be linked; the others do not change. */
  static LinkedClass of(byte[] code) {
    ClassReader reader = new ClassReader(code);
    // Without the reader's constant pool: it would keep the constants of the linked call sites.
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    Sites sites = new Sites(writer);
    reader.accept(sites, 0);
    return new LinkedClass(sites.linked == 0 ? code : writer.toByteArray(), sites);
  }

  /** Returns the class file, unchanged if nothing could be linked. */
  byte[] code() {
    return code;
  }

  /** Returns the internal name of the nest host. */
  String host() {
    return sites.host;
  }

  /** Returns the generated members of the nest, by internal name. */
  Map<String, byte[]> lambdas() {
    return sites.lambdas;
  }

  /** Returns the number of linked call sites. */
  int linked() {
    return sites.linked;
  }

  /** Returns that class, which is a nest host, with more members in its nest. */
  static byte[] withMembers(byte[] code, List<String> members) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(code).accept(new NestMembers(writer, members), 0);
    return writer.toByteArray();
  }

  /** Replaces the call sites of one class. */
  private static final class Sites extends ClassVisitor {
    private final Map<String, byte[]> lambdas = new LinkedHashMap<>();
    private final Map<List<Object>, String> methods = new HashMap<>();
    private final List<Runnable> bodies = new ArrayList<>();
    private String owner = "";
    private String host = "";
    private boolean isInterface;
    private int version;
    private int linked;

    private Sites(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visit(
        int classVersion,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      version = classVersion & 0xffff;
      owner = name;
      host = name;
      isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
      super.visit(classVersion, access, name, signature, superName, interfaces);
    }

    @Override
    public void visitNestHost(String nestHost) {
      host = nestHost;
      super.visitNestHost(nestHost);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new MethodVisitor(Opcodes.ASM9, next) {
        @Override
        public void visitInvokeDynamicInsn(
            String called, String type, Handle bootstrap, Object... arguments) {
          if (link(mv, called, type, bootstrap, arguments)) {
            linked++;
          } else {
            super.visitInvokeDynamicInsn(called, type, bootstrap, arguments);
          }
        }
      };
    }

    @Override
    public void visitEnd() {
      bodies.forEach(Runnable::run);
      super.visitEnd();
    }

    private boolean link(
        MethodVisitor at, String called, String type, Handle bootstrap, Object[] arguments) {
      String how = bootstrap.getOwner() + "." + bootstrap.getName();
      return switch (how) {
        case "java/lang/invoke/StringConcatFactory.makeConcatWithConstants" ->
            StringConcatenation.canBe(arguments)
                && call(
                    at,
                    called,
                    type,
                    arguments,
                    body -> StringConcatenation.write(body, type, arguments));
        case "java/lang/runtime/ObjectMethods.bootstrap" ->
            RecordMethod.canBe(called)
                && call(
                    at,
                    called,
                    type,
                    arguments,
                    body -> RecordMethod.write(body, called, owner, arguments));
        case "java/lang/invoke/LambdaMetafactory.metafactory" ->
            version >= Opcodes.V11 && makes(at, called, type, arguments);
        default -> false;
      };
    }

    /** Writes the code of a method. */
    private interface Body {
      void write(MethodVisitor method);
    }

    /** Writes a call of a static method of that type; equal arguments share one method. */
    private boolean call(
        MethodVisitor at, String called, String type, Object[] arguments, Body body) {
      String name =
          methods.computeIfAbsent(
              List.of(called, type, List.of(arguments)),
              key -> {
                String made = called + "$linked" + methods.size();
                bodies.add(() -> add(made, type, body));
                return made;
              });
      at.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, type, isInterface);
      return true;
    }

    private void add(String name, String type, Body body) {
      int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
      MethodVisitor method = cv.visitMethod(access, name, type, null, null);
      method.visitCode();
      body.write(method);
      method.visitMaxs(0, 0);
      method.visitEnd();
    }

    private boolean makes(MethodVisitor at, String called, String type, Object[] arguments) {
      LambdaClass lambda =
          new LambdaClass(owner + "$$Linked" + lambdas.size(), called, type, arguments);
      if (!lambda.canBeIn(owner)) {
        return false;
      }
      lambdas.put(lambda.name(), lambda.code(version, host));
      lambda.make(at);
      return true;
    }
  }
}
