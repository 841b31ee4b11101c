package unblock.engine.advice;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import unblock.engine.model.Advice;
import unblock.engine.model.AdviceType;
import unblock.message.Message;

/** The place of one instruction in the code of a submission. */
record CodePlace(CodeMethod method, AbstractInsnNode at) {
  /** The line; 0 when the class has no lines. */
  int line() {
    for (@Nullable AbstractInsnNode each = at; each != null; each = each.getPrevious()) {
      if (each instanceof LineNumberNode line) {
        return line.line;
      }
    }
    return 0;
  }

  /** Returns advice on this place. */
  Advice advice(AdviceType type, String key, Message message) {
    return new Advice(type, key, method.file(), line(), message);
  }

  /** The place for people, as in {@code UserHandlers.java:23}. */
  @Override
  public String toString() {
    return line() > 0 ? method.file() + ":" + line() : method.file();
  }
}
