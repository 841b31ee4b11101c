package unblock.runtime.link;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The generated class of a lambda or method reference. It stores the captured values, and its only
 * method calls the target of the lambda ({@link java.lang.invoke.LambdaMetafactory}). It belongs to
 * the nest of the class with the lambda, and may therefore call private members.
 *
 * <p>Without these classes the JVM links 1,156 call sites at run time, and a round of {@link
 * unblock.runtime.TrainingRound} takes more CPU time: 934 instead of 898 ms on JDK 17 and 485
 * instead of 461 ms with a class archive (medians; in pairs 5.8 % and 3.9 %, more in 36 and 34 of
 * 40 pairs), 1157 instead of 1062 ms and 589 instead of 545 ms on JDK 25 (7.8 % and 8.5 %, 23 and
 * 28 of 30).
 */
final class LambdaClass {
  private static final Type OBJECT = Type.getType(Object.class);

  private final String name;
  private final String called;
  private final Type made;
  private final Type[] captured;
  private final Type method;
  private final Handle target;

  /** The parameter types of {@link #target}, its receiver included. */
  private final List<Type> taken = new ArrayList<>();

  private final Type given;

  /**
   * Prepares a class without writing it.
   *
   * @param name the internal name of the class
   * @param called the name of its only method
   * @param type a method type: from the captured values to the interface
   * @param arguments the method type of the interface, the target, and the method type at this use
   */
  LambdaClass(String name, String called, String type, Object[] arguments) {
    this.name = name;
    this.called = called;
    made = Type.getReturnType(type);
    captured = Type.getArgumentTypes(type);
    method = (Type) arguments[0];
    target = (Handle) arguments[1];
    Type owner = Type.getObjectType(target.getOwner());
    if (target.getTag() != Opcodes.H_INVOKESTATIC && !isNew()) {
      taken.add(owner);
    }
    taken.addAll(List.of(Type.getArgumentTypes(target.getDesc())));
    given = isNew() ? owner : Type.getReturnType(target.getDesc());
  }

  String name() {
    return name;
  }

  private boolean isNew() {
    return target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
  }

  /**
   * Whether this class can replace the lambda: no value is boxed, unboxed or widened, no array is
   * cloned, and no superclass method is called by {@code super}.
   */
  boolean canBeIn(String owner) {
    Type[] arguments = method.getArgumentTypes();
    boolean special = target.getTag() == Opcodes.H_INVOKESPECIAL;
    if (taken.size() != captured.length + arguments.length
        || target.getOwner().startsWith("[")
        || (special && !target.getOwner().equals(owner))) {
      return false;
    }
    for (int i = 0; i < arguments.length; i++) {
      if (!fits(arguments[i], taken.get(captured.length + i))) {
        return false;
      }
    }
    return method.getReturnType().equals(Type.VOID_TYPE) || fits(given, method.getReturnType());
  }

  private static boolean fits(Type from, Type to) {
    return from.equals(to) || (isReference(from) && isReference(to));
  }

  private static boolean isReference(Type type) {
    return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
  }

  /** Writes the creation of an object from the captured values, which are on the stack. */
  void make(MethodVisitor at) {
    at.visitMethodInsn(
        Opcodes.INVOKESTATIC, name, "of", Type.getMethodDescriptor(made, captured), false);
  }

  /** Returns the class file, with that version and in the nest of that host. */
  byte[] code(int version, String host) {
    ClassWriter code = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    code.visit(
        version,
        Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
        name,
        null,
        OBJECT.getInternalName(),
        new String[] {made.getInternalName()});
    code.visitNestHost(host);
    for (int i = 0; i < captured.length; i++) {
      code.visitField(Opcodes.ACC_FINAL, "c" + i, captured[i].getDescriptor(), null, null)
          .visitEnd();
    }
    MethodVisitor constructor =
        code.visitMethod(
            0, "<init>", Type.getMethodDescriptor(Type.VOID_TYPE, captured), null, null);
    writeConstructor(constructor);
    end(constructor);
    MethodVisitor factory =
        code.visitMethod(
            Opcodes.ACC_STATIC, "of", Type.getMethodDescriptor(made, captured), null, null);
    writeFactory(factory);
    end(factory);
    MethodVisitor body =
        code.visitMethod(Opcodes.ACC_PUBLIC, called, method.getDescriptor(), null, null);
    writeMethod(body);
    end(body);
    code.visitEnd();
    return code.toByteArray();
  }

  private static void end(MethodVisitor body) {
    body.visitMaxs(0, 0);
    body.visitEnd();
  }

  private void writeConstructor(MethodVisitor body) {
    body.visitCode();
    body.visitVarInsn(Opcodes.ALOAD, 0);
    body.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT.getInternalName(), "<init>", "()V", false);
    int local = 1;
    for (int i = 0; i < captured.length; i++) {
      body.visitVarInsn(Opcodes.ALOAD, 0);
      body.visitVarInsn(captured[i].getOpcode(Opcodes.ILOAD), local);
      body.visitFieldInsn(Opcodes.PUTFIELD, name, "c" + i, captured[i].getDescriptor());
      local += captured[i].getSize();
    }
    body.visitInsn(Opcodes.RETURN);
  }

  private void writeFactory(MethodVisitor body) {
    body.visitCode();
    body.visitTypeInsn(Opcodes.NEW, name);
    body.visitInsn(Opcodes.DUP);
    int local = 0;
    for (Type each : captured) {
      body.visitVarInsn(each.getOpcode(Opcodes.ILOAD), local);
      local += each.getSize();
    }
    body.visitMethodInsn(
        Opcodes.INVOKESPECIAL,
        name,
        "<init>",
        Type.getMethodDescriptor(Type.VOID_TYPE, captured),
        false);
    body.visitInsn(Opcodes.ARETURN);
  }

  private void writeMethod(MethodVisitor body) {
    body.visitCode();
    if (isNew()) {
      body.visitTypeInsn(Opcodes.NEW, target.getOwner());
      body.visitInsn(Opcodes.DUP);
    }
    for (int i = 0; i < captured.length; i++) {
      body.visitVarInsn(Opcodes.ALOAD, 0);
      body.visitFieldInsn(Opcodes.GETFIELD, name, "c" + i, captured[i].getDescriptor());
    }
    int local = 1;
    Type[] arguments = method.getArgumentTypes();
    for (int i = 0; i < arguments.length; i++) {
      body.visitVarInsn(arguments[i].getOpcode(Opcodes.ILOAD), local);
      cast(body, arguments[i], taken.get(captured.length + i));
      local += arguments[i].getSize();
    }
    body.visitMethodInsn(
        opcode(), target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
    writeReturn(body, method.getReturnType());
  }

  private int opcode() {
    return switch (target.getTag()) {
      case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
      case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
      case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
      case Opcodes.H_INVOKEVIRTUAL -> Opcodes.INVOKEVIRTUAL;
      // A private method of the class with the lambda: within a nest it is called like any other.
      default -> target.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
    };
  }

  private void writeReturn(MethodVisitor body, Type returned) {
    if (returned.equals(Type.VOID_TYPE)) {
      if (given.getSize() > 0) {
        body.visitInsn(given.getSize() == 1 ? Opcodes.POP : Opcodes.POP2);
      }
    } else {
      cast(body, given, returned);
    }
    body.visitInsn(returned.getOpcode(Opcodes.IRETURN));
  }

  private static void cast(MethodVisitor body, Type from, Type to) {
    if (isReference(to) && !to.equals(from) && !to.equals(OBJECT)) {
      body.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
    }
  }
}
