package unblock.runtime.link;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Adds members to the list of a nest, which precedes all fields and methods in a class file. A
 * {@link LambdaClass} belongs to a nest only if the nest host lists it.
 */
final class NestMembers extends ClassVisitor {
  private final List<String> members;
  private boolean added;

  NestMembers(ClassVisitor next, List<String> members) {
    super(Opcodes.ASM9, next);
    this.members = members;
  }

  private void add() {
    if (!added) {
      added = true;
      members.forEach(super::visitNestMember);
    }
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    add();
    return super.visitField(access, name, descriptor, signature, value);
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    add();
    return super.visitMethod(access, name, descriptor, signature, exceptions);
  }

  @Override
  public void visitEnd() {
    add();
    super.visitEnd();
  }
}
