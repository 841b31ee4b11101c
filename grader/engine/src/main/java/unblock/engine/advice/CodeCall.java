package unblock.engine.advice;

import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import unblock.engine.model.Advice;
import unblock.engine.model.AdviceType;
import unblock.message.Message;

/**
 * One call in the code of a submission.
 *
 * @param method the method that makes the call
 */
record CodeCall(CodeMethod method, MethodInsnNode call) {
  /** Whether it calls a method of that class with one of these names. */
  boolean is(String owner, String... names) {
    return call.owner.equals(owner) && Set.of(names).contains(call.name);
  }

  /** Whether it calls a constructor of that class. */
  boolean makes(String owner) {
    return is(owner, "<init>");
  }

  /** The next instruction. */
  Optional<AbstractInsnNode> next() {
    return Optional.ofNullable(CodeMethod.skip(call.getNext()));
  }

  /** The place of the call, as in {@code UserHandlers.java:23}. */
  String place() {
    return at().toString();
  }

  /** Returns advice on this call. */
  Advice advice(AdviceType type, String key, Message message) {
    return at().advice(type, key, message);
  }

  private CodePlace at() {
    return new CodePlace(method, call);
  }
}
