package unblock.runtime.link;

import java.util.Arrays;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The code of a string concatenation by a StringBuilder. In its recipe, character 1 stands for the
 * next value and character 2 for the next constant ({@link java.lang.invoke.StringConcatFactory}).
 */
final class StringConcatenation {
  private static final String BUILDER = "java/lang/StringBuilder";
  private static final Type STRING = Type.getType(String.class);

  private final MethodVisitor body;
  private final StringBuilder literal = new StringBuilder();

  private StringConcatenation(MethodVisitor body) {
    this.body = body;
  }

  /**
   * Whether all constants are strings. Class and method constants are possible but do not occur in
   * this jar.
   */
  static boolean canBe(Object[] arguments) {
    return Arrays.stream(arguments).allMatch(String.class::isInstance);
  }

  /** Writes a static method that takes the values. */
  static void write(MethodVisitor body, String type, Object[] arguments) {
    new StringConcatenation(body).write(Type.getArgumentTypes(type), arguments);
  }

  private void write(Type[] values, Object[] arguments) {
    body.visitTypeInsn(Opcodes.NEW, BUILDER);
    body.visitInsn(Opcodes.DUP);
    body.visitMethodInsn(Opcodes.INVOKESPECIAL, BUILDER, "<init>", "()V", false);
    int value = 0;
    int constant = 1;
    int local = 0;
    for (char each : ((String) arguments[0]).toCharArray()) {
      if (each == 1) {
        appendLiteral();
        body.visitVarInsn(values[value].getOpcode(Opcodes.ILOAD), local);
        append(values[value]);
        local += values[value].getSize();
        value++;
      } else if (each == 2) {
        literal.append(arguments[constant]);
        constant++;
      } else {
        literal.append(each);
      }
    }
    appendLiteral();
    body.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, BUILDER, "toString", Type.getMethodDescriptor(STRING), false);
    body.visitInsn(Opcodes.ARETURN);
  }

  private void appendLiteral() {
    if (!literal.isEmpty()) {
      body.visitLdcInsn(literal.toString());
      append(STRING);
      literal.setLength(0);
    }
  }

  private void append(Type value) {
    String type =
        switch (value.getSort()) {
          case Type.BYTE, Type.SHORT -> "I";
          // Any other object is converted by its toString: append(char[]) would append its
          // characters.
          case Type.OBJECT, Type.ARRAY ->
              value.equals(STRING) ? STRING.getDescriptor() : "Ljava/lang/Object;";
          default -> value.getDescriptor();
        };
    body.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, BUILDER, "append", "(" + type + ")L" + BUILDER + ";", false);
  }
}
