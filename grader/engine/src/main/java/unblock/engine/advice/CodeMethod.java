package unblock.engine.advice;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** One method of a submission, or the body of a lambda. */
record CodeMethod(ClassNode owner, MethodNode node) {
  /** The calls in its body, in order. */
  Stream<CodeCall> calls() {
    return instructions(MethodInsnNode.class).map(call -> new CodeCall(this, call));
  }

  /** The instructions of one kind, in order. */
  <T extends AbstractInsnNode> Stream<T> instructions(Class<T> kind) {
    return StreamSupport.stream(node.instructions.spliterator(), false)
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  /** Returns the first real instruction from there on, without labels, lines and frames. */
  static @Nullable AbstractInsnNode skip(@Nullable AbstractInsnNode from) {
    @Nullable AbstractInsnNode at = from;
    while (at != null && at.getOpcode() < 0) {
      at = at.getNext();
    }
    return at;
  }

  boolean is(String name) {
    return node.name.equals(name);
  }

  /** The source file's name; empty when the class was compiled without it. */
  String file() {
    return owner.sourceFile == null ? "" : owner.sourceFile;
  }

  /**
   * The name for people, as in {@code UserHandlers.login}; a lambda has the name of its method, and
   * a constructor that of its class.
   */
  String title() {
    String type = owner.name.substring(owner.name.lastIndexOf('/') + 1).replace('$', '.');
    String name = node.name;
    if (name.startsWith("lambda$")) {
      int end = name.lastIndexOf('$');
      name = end > "lambda$".length() ? name.substring("lambda$".length(), end) : name;
    }
    return switch (name) {
      case "<init>", "new", "<clinit>", "static" -> type;
      default -> type + "." + name;
    };
  }
}
