package unblock.analyzer;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/** The parts of a method that run only if a question in it was answered with true. */
final class GuardedCode {
  private final MethodNode method;
  private final InsnList code;
  private final Map<Integer, BitSet> behind = new HashMap<>();
  private final Map<Integer, BitSet> after = new HashMap<>();

  GuardedCode(MethodNode method) {
    this.method = method;
    this.code = method.instructions;
  }

  /** Whether the instruction is reached only if the call at {@code question} returned true. */
  boolean isBehind(int question, int index) {
    return question >= 0 && index >= 0 && behind.computeIfAbsent(question, this::behind).get(index);
  }

  /** Whether the instruction is reached only through the one at {@code before}. */
  boolean isAfter(int before, int index) {
    return before >= 0 && index > before && after.computeIfAbsent(before, this::after).get(index);
  }

  private BitSet after(int before) {
    BitSet guarded = new BitSet();
    guarded.set(0, code.size());
    guarded.andNot(reachedWithout(before, -1));
    return guarded;
  }

  private BitSet behind(int question) {
    BitSet guarded = new BitSet();
    JumpInsnNode jump = decision(question);
    if (jump != null) {
      guarded.set(0, code.size());
      int no = code.indexOf(jump);
      boolean jumpsIfFalse =
          jump.getOpcode() == Opcodes.IFEQ || jump.getOpcode() == Opcodes.IF_ACMPNE;
      guarded.andNot(reachedWithout(no, jumpsIfFalse ? code.indexOf(jump.label) : no + 1));
    }
    return guarded;
  }

  /**
   * Returns the jump that the answer decides: directly after the question, after a local variable
   * stored it, or after the comparison with a state of a future that is done.
   */
  private @Nullable JumpInsnNode decision(int question) {
    AbstractInsnNode next = real(code.get(question).getNext());
    if (next instanceof FieldInsnNode state && isDone(state)) {
      return real(next.getNext()) instanceof JumpInsnNode jump
              && (jump.getOpcode() == Opcodes.IF_ACMPEQ || jump.getOpcode() == Opcodes.IF_ACMPNE)
          ? jump
          : null;
    }
    if (next instanceof VarInsnNode store && store.getOpcode() == Opcodes.ISTORE) {
      next = real(store.getNext());
      while (next != null
          && !(next instanceof VarInsnNode load
              && load.getOpcode() == Opcodes.ILOAD
              && load.var == store.var)) {
        next = real(next.getNext());
      }
      next = next == null ? null : real(next.getNext());
    }
    return next instanceof JumpInsnNode jump
            && (jump.getOpcode() == Opcodes.IFEQ || jump.getOpcode() == Opcodes.IFNE)
        ? jump
        : null;
  }

  private static boolean isDone(FieldInsnNode state) {
    return state.owner.equals("java/util/concurrent/Future$State") && !state.name.equals("RUNNING");
  }

  private static @Nullable AbstractInsnNode real(@Nullable AbstractInsnNode from) {
    AbstractInsnNode at = from;
    while (at != null && at.getOpcode() < 0) {
      at = at.getNext();
    }
    return at;
  }

  /**
   * Returns the instructions that are reachable if {@code way} is the only successor of {@code
   * stop}; -1 for no successor.
   */
  private BitSet reachedWithout(int stop, int way) {
    BitSet reached = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    open.add(0);
    while (!open.isEmpty()) {
      int index = open.remove();
      if (index >= code.size() || reached.get(index)) {
        continue;
      }
      reached.set(index);
      AbstractInsnNode at = code.get(index);
      if (index == stop) {
        if (way >= 0) {
          open.add(way);
        }
      } else {
        follow(at, index, open);
      }
      for (TryCatchBlockNode block : method.tryCatchBlocks) {
        if (code.indexOf(block.start) <= index && index < code.indexOf(block.end)) {
          open.add(code.indexOf(block.handler));
        }
      }
    }
    return reached;
  }

  private void follow(AbstractInsnNode at, int index, Deque<Integer> open) {
    int opcode = at.getOpcode();
    if (at instanceof JumpInsnNode jump) {
      open.add(code.indexOf(jump.label));
    } else if (at instanceof LookupSwitchInsnNode lookup) {
      lookup.labels.forEach(label -> open.add(code.indexOf(label)));
      open.add(code.indexOf(lookup.dflt));
    } else if (at instanceof TableSwitchInsnNode table) {
      table.labels.forEach(label -> open.add(code.indexOf(label)));
      open.add(code.indexOf(table.dflt));
    }
    boolean ends =
        opcode == Opcodes.GOTO
            || opcode == Opcodes.ATHROW
            || opcode == Opcodes.LOOKUPSWITCH
            || opcode == Opcodes.TABLESWITCH
            || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN);
    if (!ends) {
      open.add(index + 1);
    }
  }
}
