package unblock.engine.advice;

import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Advice;
import unblock.engine.model.AdviceType;
import unblock.message.Message;

/** A catch block without code drops an exception of any kind, or that of the store. */
final class DroppedException implements AdviceRule {
  private static final Set<String> CAUGHT =
      Set.of(
          "java/lang/Throwable",
          "java/lang/Exception",
          "java/lang/RuntimeException",
          "java/io/IOException",
          "java/util/concurrent/CompletionException",
          "java/util/concurrent/ExecutionException",
          "unblock/given/StoreException");

  @Override
  public Stream<Advice> advise(SubmissionCode code, Exercise exercise) {
    return code.perRequest().stream()
        .flatMap(
            method ->
                method.node().tryCatchBlocks.stream()
                    .filter(block -> CAUGHT.contains(String.valueOf(block.type)))
                    .filter(DroppedException::isEmpty)
                    .map(block -> advice(method, block)))
        .distinct();
  }

  /** Whether the block only stores the exception and then leaves. */
  private static boolean isEmpty(TryCatchBlockNode block) {
    @Nullable AbstractInsnNode store = CodeMethod.skip(block.handler);
    if (store == null
        || (store.getOpcode() != Opcodes.ASTORE && store.getOpcode() != Opcodes.POP)) {
      return false;
    }
    @Nullable AbstractInsnNode next = CodeMethod.skip(store.getNext());
    return next != null && (next.getOpcode() == Opcodes.GOTO || next.getOpcode() == Opcodes.RETURN);
  }

  private static Advice advice(CodeMethod method, TryCatchBlockNode block) {
    int line = line(block);
    return new Advice(
        AdviceType.RECOMMENDED,
        "dropped-exception",
        method.file(),
        line,
        Message.of(
            "advice.dropped-exception",
            "method",
            method.title(),
            "type",
            block.type.substring(block.type.lastIndexOf('/') + 1),
            "place",
            method.file() + ":" + line));
  }

  private static int line(TryCatchBlockNode block) {
    for (@Nullable AbstractInsnNode at = block.handler; at != null; at = at.getNext()) {
      if (at instanceof LineNumberNode line) {
        return line.line;
      }
    }
    return 0;
  }
}
