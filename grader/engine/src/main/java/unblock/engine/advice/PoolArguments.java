package unblock.engine.advice;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * The arguments of a call of {@code ThreadPoolExecutor}'s constructor.
 *
 * @param core the number of threads that the pool starts before it uses its queue
 * @param most the largest number of threads
 * @param hasEndlessQueue whether the queue is a {@code LinkedBlockingQueue} without a capacity
 */
record PoolArguments(int core, int most, boolean hasEndlessQueue) {
  private static final String POOL = "java/util/concurrent/ThreadPoolExecutor";
  private static final String QUEUE = "java/util/concurrent/LinkedBlockingQueue";
  private static final int QUEUE_ARGUMENT = 4;

  /** Whether the pool never starts more threads than its core, although it may have more. */
  boolean neverGrows() {
    return core < most && hasEndlessQueue;
  }

  /** Returns them when both sizes are constants in the code. */
  static Optional<PoolArguments> of(CodeCall call) {
    if (!call.makes(POOL)) {
      return Optional.empty();
    }
    try {
      Frame<SourceValue>[] frames =
          new Analyzer<>(new SourceInterpreter())
              .analyze(call.method().owner().name, call.method().node());
      Frame<SourceValue> frame = frames[call.method().node().instructions.indexOf(call.call())];
      return frame == null ? Optional.empty() : of(frame, call.call());
    } catch (AnalyzerException | RuntimeException e) { // Code that a verifier would refuse.
      return Optional.empty();
    }
  }

  private static Optional<PoolArguments> of(Frame<SourceValue> frame, MethodInsnNode call) {
    int first = frame.getStackSize() - Type.getArgumentTypes(call.desc).length;
    Optional<Integer> core = number(frame.getStack(first));
    Optional<Integer> most = number(frame.getStack(first + 1));
    boolean endless = isEndless(frame.getStack(first + QUEUE_ARGUMENT));
    return core.flatMap(c -> most.map(m -> new PoolArguments(c, m, endless)));
  }

  /** Returns the constant of that value; empty when it is computed. */
  private static Optional<Integer> number(SourceValue value) {
    if (value.insns.size() != 1) {
      return Optional.empty();
    }
    AbstractInsnNode source = value.insns.iterator().next();
    int opcode = source.getOpcode();
    if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
      return Optional.of(opcode - Opcodes.ICONST_0);
    }
    if (source instanceof IntInsnNode push && opcode != Opcodes.NEWARRAY) {
      return Optional.of(push.operand);
    }
    return source instanceof LdcInsnNode constant && constant.cst instanceof Integer number
        ? Optional.of(number)
        : Optional.empty();
  }

  /** Some versions of ASM name the DUP after NEW as the source of a new object. */
  private static boolean isEndless(SourceValue queue) {
    if (queue.insns.size() != 1) {
      return false;
    }
    @Nullable AbstractInsnNode source = queue.insns.iterator().next();
    if (source.getOpcode() == Opcodes.DUP) {
      source = source.getPrevious();
    }
    return source instanceof TypeInsnNode made
        && made.getOpcode() == Opcodes.NEW
        && made.desc.equals(QUEUE)
        && constructor(made).filter(call -> call.desc.equals("()V")).isPresent();
  }

  private static Optional<MethodInsnNode> constructor(TypeInsnNode made) {
    for (@Nullable AbstractInsnNode at = made.getNext(); at != null; at = at.getNext()) {
      if (at instanceof MethodInsnNode call
          && call.name.equals("<init>")
          && call.owner.equals(made.desc)) {
        return Optional.of(call);
      }
    }
    return Optional.empty();
  }
}
