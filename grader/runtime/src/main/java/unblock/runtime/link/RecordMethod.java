package unblock.runtime.link;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The code of a record's {@code hashCode} or {@code equals} ({@link java.lang.Record}). */
final class RecordMethod {
  /** The first two arguments are the record and the names of its fields. */
  private static final int FIRST_FIELD = 2;

  private static final int FACTOR = 31;

  private final MethodVisitor body;
  private final String owner;
  private final Object[] arguments;

  private RecordMethod(MethodVisitor body, String owner, Object[] arguments) {
    this.body = body;
    this.owner = owner;
    this.arguments = arguments;
  }

  /** Whether it is one of the two. {@code toString} is called rarely. */
  static boolean canBe(String called) {
    return called.equals("hashCode") || called.equals("equals");
  }

  /** Writes a static method that takes the record and, for {@code equals}, the other object. */
  static void write(MethodVisitor body, String called, String owner, Object[] arguments) {
    RecordMethod method = new RecordMethod(body, owner, arguments);
    if (called.equals("hashCode")) {
      method.writeHash();
    } else {
      method.writeEquals();
    }
  }

  private void writeHash() {
    body.visitInsn(Opcodes.ICONST_0);
    for (int i = FIRST_FIELD; i < arguments.length; i++) {
      body.visitIntInsn(Opcodes.BIPUSH, FACTOR);
      body.visitInsn(Opcodes.IMUL);
      body.visitVarInsn(Opcodes.ALOAD, 0);
      get((Handle) arguments[i]);
      ofObjects("hashCode", "(Ljava/lang/Object;)I");
      body.visitInsn(Opcodes.IADD);
    }
    body.visitInsn(Opcodes.IRETURN);
  }

  private void writeEquals() {
    Label different = new Label();
    body.visitVarInsn(Opcodes.ALOAD, 1);
    body.visitTypeInsn(Opcodes.INSTANCEOF, owner);
    body.visitJumpInsn(Opcodes.IFEQ, different);
    for (int i = FIRST_FIELD; i < arguments.length; i++) {
      body.visitVarInsn(Opcodes.ALOAD, 0);
      get((Handle) arguments[i]);
      body.visitVarInsn(Opcodes.ALOAD, 1);
      body.visitTypeInsn(Opcodes.CHECKCAST, owner);
      get((Handle) arguments[i]);
      ofObjects("equals", "(Ljava/lang/Object;Ljava/lang/Object;)Z");
      body.visitJumpInsn(Opcodes.IFEQ, different);
    }
    body.visitInsn(Opcodes.ICONST_1);
    body.visitInsn(Opcodes.IRETURN);
    body.visitLabel(different);
    body.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    body.visitInsn(Opcodes.ICONST_0);
    body.visitInsn(Opcodes.IRETURN);
  }

  /** Boxed, because the wrapper types compare and hash numbers as a record does. */
  private void get(Handle field) {
    body.visitFieldInsn(Opcodes.GETFIELD, field.getOwner(), field.getName(), field.getDesc());
    String box =
        switch (Type.getType(field.getDesc()).getSort()) {
          case Type.BOOLEAN -> "java/lang/Boolean";
          case Type.BYTE -> "java/lang/Byte";
          case Type.CHAR -> "java/lang/Character";
          case Type.SHORT -> "java/lang/Short";
          case Type.INT -> "java/lang/Integer";
          case Type.LONG -> "java/lang/Long";
          case Type.FLOAT -> "java/lang/Float";
          case Type.DOUBLE -> "java/lang/Double";
          default -> "";
        };
    if (!box.isEmpty()) {
      String type = "(" + field.getDesc() + ")L" + box + ";";
      body.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", type, false);
    }
  }

  private void ofObjects(String name, String type) {
    body.visitMethodInsn(Opcodes.INVOKESTATIC, "java/util/Objects", name, type, false);
  }
}
