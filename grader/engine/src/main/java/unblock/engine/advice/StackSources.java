package unblock.engine.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Where the values on the stack of one method come from. */
final class StackSources {
  private final CodeMethod method;
  private final Frame<SourceValue>[] frames;

  private StackSources(CodeMethod method, Frame<SourceValue>[] frames) {
    this.method = method;
    this.frames = frames;
  }

  /** Returns them; empty for a method without code and for code that a verifier would refuse. */
  static Optional<StackSources> of(CodeMethod method) {
    try {
      return Optional.of(
          new StackSources(
              method,
              new Analyzer<>(new SourceInterpreter()).analyze(method.owner().name, method.node())));
    } catch (AnalyzerException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** The instructions that made the object on which the method is called, and its arguments. */
  List<Optional<AbstractInsnNode>> of(MethodInsnNode call) {
    int receiver = call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1;
    return top(call, receiver + Type.getArgumentTypes(call.desc).length);
  }

  /** The instruction that made the value which that instruction stores. */
  Optional<AbstractInsnNode> stored(AbstractInsnNode at) {
    return top(at, 1).stream()
        .flatMap(Optional::stream)
        .findFirst()
        .map(source -> isCopy(source) ? source.getPrevious() : source);
  }

  /** Whether it copies a value that the code also uses, as for {@code return ++count}. */
  private static boolean isCopy(AbstractInsnNode source) {
    return source.getOpcode() >= Opcodes.DUP && source.getOpcode() <= Opcodes.DUP2_X2;
  }

  /** The constant that this instruction makes; empty when it computes the value. */
  static Optional<Long> constant(AbstractInsnNode source) {
    return switch (source.getOpcode()) {
      case Opcodes.ICONST_1, Opcodes.LCONST_1 -> Optional.of(1L);
      case Opcodes.ICONST_0, Opcodes.LCONST_0 -> Optional.of(0L);
      default ->
          source instanceof LdcInsnNode load && load.cst instanceof Long number
              ? Optional.of(number)
              : Optional.empty();
    };
  }

  private List<Optional<AbstractInsnNode>> top(AbstractInsnNode at, int count) {
    Frame<SourceValue> frame = frames[method.node().instructions.indexOf(at)];
    List<Optional<AbstractInsnNode>> made = new ArrayList<>();
    if (frame != null) { // Null where no path leads.
      for (int i = frame.getStackSize() - count; i < frame.getStackSize(); i++) {
        var instructions = frame.getStack(i).insns;
        made.add(
            instructions.size() == 1
                ? Optional.of(instructions.iterator().next())
                : Optional.empty());
      }
    }
    return made;
  }
}
