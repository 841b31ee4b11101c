package unblock.analyzer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Finds the loops of a method: the instructions between a backward jump and its target. */
final class LoopFinder {
  /** Methods that code calls repeatedly to wait for another thread without sleeping. */
  private static final Set<String> QUESTIONS =
      Set.of(
          "isDone",
          "isCompletedExceptionally",
          "isCancelled",
          "isAlive",
          "isTerminated",
          "getCount",
          "getState",
          "availablePermits",
          "get",
          "getAcquire",
          "getPlain",
          "booleanValue");

  private final BitSet inLoop = new BitSet();
  private final BitSet spinning = new BitSet();

  LoopFinder(InsnList code) {
    for (AbstractInsnNode at : code) {
      if (at instanceof JumpInsnNode jump) {
        int from = code.indexOf(jump.label);
        int to = code.indexOf(jump);
        if (from < to) {
          inLoop.set(from, to + 1);
          markIfSpinning(code, from, to);
        }
      }
    }
  }

  boolean contains(int index) {
    return index >= 0 && inLoop.get(index);
  }

  /** Whether the call at that index is the condition of a loop with no other effect. */
  boolean isSpinning(int index) {
    return index >= 0 && spinning.get(index);
  }

  private void markIfSpinning(InsnList code, int from, int to) {
    List<Integer> questions = new ArrayList<>();
    List<Integer> looks = new ArrayList<>();
    boolean reads = false;
    boolean changes = false;
    for (int index = from; index <= to; index++) {
      AbstractInsnNode at = code.get(index);
      if (at instanceof MethodInsnNode call) {
        if (!isQuestion(call)) {
          return;
        }
        questions.add(index);
      } else if (at instanceof InvokeDynamicInsnNode) {
        return;
      }
      reads |= at.getOpcode() == Opcodes.GETFIELD || at.getOpcode() == Opcodes.GETSTATIC;
      changes |= isChange(at);
      if (at instanceof JumpInsnNode && at.getOpcode() != Opcodes.GOTO) {
        looks.add(index);
      }
    }
    questions.forEach(spinning::set);
    if (questions.isEmpty() && reads && !changes) {
      looks.forEach(spinning::set);
    }
  }

  private static boolean isClock(MethodInsnNode call) {
    return call.owner.startsWith("java/time/")
        || (call.owner.equals("java/lang/System")
            && (call.name.equals("currentTimeMillis") || call.name.equals("nanoTime")));
  }

  private static boolean isChange(AbstractInsnNode at) {
    int opcode = at.getOpcode();
    return (opcode >= Opcodes.ISTORE && opcode <= Opcodes.SASTORE)
        || opcode == Opcodes.IINC
        || opcode == Opcodes.PUTFIELD
        || opcode == Opcodes.PUTSTATIC
        || opcode == Opcodes.ATHROW
        || opcode == Opcodes.MONITORENTER
        || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN);
  }

  private static boolean isQuestion(MethodInsnNode call) {
    boolean ofThreads =
        call.owner.startsWith("java/util/concurrent/") || call.owner.equals("java/lang/Thread");
    boolean asks = ofThreads && QUESTIONS.contains(call.name) && call.desc.startsWith("()");
    // The answer may have to be unboxed.
    return asks || isClock(call) || call.owner.equals("java/lang/Boolean");
  }
}
