package unblock.engine.advice;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Advice;
import unblock.engine.model.AdviceType;
import unblock.message.Message;

/**
 * A request starts a task and drops its future, and the task has no catch block: an exception in it
 * reaches nobody.
 */
final class UnusedFuture implements AdviceRule {
  private static final String FUTURE = "java/util/concurrent/CompletableFuture";

  @Override
  public Stream<Advice> advise(SubmissionCode code, Exercise exercise) {
    return code.callsPerRequest()
        .filter(call -> call.is(FUTURE, "runAsync", "supplyAsync"))
        .filter(call -> call.next().filter(next -> next.getOpcode() == Opcodes.POP).isPresent())
        .filter(call -> task(code, call).filter(UnusedFuture::catchesNothing).isPresent())
        .map(
            call ->
                call.advice(
                    AdviceType.RECOMMENDED,
                    "unused-future",
                    Message.of(
                        "advice.unused-future",
                        "method",
                        call.method().title(),
                        "call",
                        "CompletableFuture." + call.call().name,
                        "place",
                        call.place())));
  }

  /** The body of the lambda that was created last before the call. */
  private static Optional<CodeMethod> task(SubmissionCode code, CodeCall call) {
    for (@Nullable AbstractInsnNode at = call.call(); at != null; at = at.getPrevious()) {
      if (at instanceof InvokeDynamicInsnNode made
          && made.bsmArgs.length > 1
          && made.bsmArgs[1] instanceof Handle body) {
        return code.method(body);
      }
    }
    return Optional.empty();
  }

  private static boolean catchesNothing(CodeMethod task) {
    return task.node().tryCatchBlocks.isEmpty();
  }
}
