package unblock.engine.advice;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

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
  private static final int QUEUE_ARGUMENT = 5;

  /** Whether the pool never starts more threads than its core, although it may have more. */
  boolean neverGrows() {
    return core < most && hasEndlessQueue;
  }

  /** Returns them when both sizes are constants in the code. */
  static Optional<PoolArguments> of(CodeCall call) {
    if (!call.makes(POOL)) {
      return Optional.empty();
    }
    return StackSources.of(call.method()).flatMap(sources -> of(sources.of(call.call())));
  }

  /** Reads the values, of which the first is the new object; there are none where no path leads. */
  private static Optional<PoolArguments> of(List<Optional<AbstractInsnNode>> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    Optional<Integer> core = values.get(1).flatMap(PoolArguments::number);
    Optional<Integer> most = values.get(2).flatMap(PoolArguments::number);
    boolean endless = values.get(QUEUE_ARGUMENT).filter(PoolArguments::isEndless).isPresent();
    return core.flatMap(c -> most.map(m -> new PoolArguments(c, m, endless)));
  }

  /** Returns the constant that this instruction makes; empty when it computes the value. */
  private static Optional<Integer> number(AbstractInsnNode source) {
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
  private static boolean isEndless(AbstractInsnNode queue) {
    @Nullable AbstractInsnNode source =
        queue.getOpcode() == Opcodes.DUP ? queue.getPrevious() : queue;
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
