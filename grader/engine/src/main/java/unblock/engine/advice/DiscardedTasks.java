package unblock.engine.advice;

import java.util.Optional;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Advice;
import unblock.engine.model.AdviceType;
import unblock.message.Message;

/** A pool drops the tasks that it has no room for, so that their requests get no reply. */
final class DiscardedTasks implements AdviceRule {
  private static final String POOL = "java/util/concurrent/ThreadPoolExecutor";
  private static final String HANDLER = "Ljava/util/concurrent/RejectedExecutionHandler;";

  @Override
  public Stream<Advice> advise(SubmissionCode code, Exercise exercise) {
    return code.calls()
        .filter(call -> call.makes(POOL) && call.call().desc.contains(HANDLER))
        .filter(call -> PoolArguments.of(call).filter(pool -> !pool.hasEndlessQueue()).isPresent())
        .filter(call -> drops(code, call.method()))
        .map(
            call ->
                call.advice(
                    AdviceType.ESSENTIAL,
                    "discarded-tasks",
                    Message.of("advice.discarded-tasks", "place", call.place())));
  }

  /** Whether that method makes a handler of rejected tasks that does nothing for them. */
  private static boolean drops(SubmissionCode code, CodeMethod method) {
    return method
            .calls()
            .anyMatch(
                call ->
                    call.makes(POOL + "$DiscardPolicy")
                        || call.makes(POOL + "$DiscardOldestPolicy"))
        || method
            .instructions(InvokeDynamicInsnNode.class)
            .filter(made -> made.desc.endsWith(HANDLER))
            .flatMap(made -> body(code, made).stream())
            .anyMatch(DiscardedTasks::isEmpty);
  }

  private static Optional<CodeMethod> body(SubmissionCode code, InvokeDynamicInsnNode made) {
    return made.bsmArgs.length > 1 && made.bsmArgs[1] instanceof Handle body
        ? code.method(body)
        : Optional.empty();
  }

  private static boolean isEmpty(CodeMethod body) {
    return Optional.ofNullable(CodeMethod.skip(body.node().instructions.getFirst()))
        .filter(first -> first.getOpcode() == Opcodes.RETURN)
        .isPresent();
  }
}
