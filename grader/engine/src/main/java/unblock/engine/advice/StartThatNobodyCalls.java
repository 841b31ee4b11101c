package unblock.engine.advice;

import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.LineNumberNode;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Advice;
import unblock.engine.model.AdviceType;
import unblock.given.Startable;
import unblock.message.Message;

/**
 * The handlers have a public {@code start()}, but are not {@link Startable}, and do not call it.
 */
final class StartThatNobodyCalls implements AdviceRule {
  private static final String START = "start";

  @Override
  public Stream<Advice> advise(SubmissionCode code, Exercise exercise) {
    String handlers = exercise.handlersClass().replace('.', '/');
    return code.methods().stream()
        .filter(method -> method.owner().name.equals(handlers) && isStart(method))
        .filter(method -> !isStartable(method))
        .filter(method -> code.calls().noneMatch(call -> isCallOf(method, call)))
        .map(method -> advice(method, exercise));
  }

  private static boolean isStart(CodeMethod method) {
    return method.is(START)
        && Type.getArgumentCount(method.node().desc) == 0
        && (method.node().access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC)) == Opcodes.ACC_PUBLIC;
  }

  /** Whether the class may be startable: a superclass may be, too. */
  private static boolean isStartable(CodeMethod method) {
    List<String> interfaces = method.owner().interfaces;
    return interfaces.contains(Type.getInternalName(Startable.class))
        || !method.owner().superName.equals(Type.getInternalName(Object.class));
  }

  private static boolean isCallOf(CodeMethod method, CodeCall call) {
    return call.call().name.equals(START) && call.call().owner.equals(method.owner().name);
  }

  private static Advice advice(CodeMethod method, Exercise exercise) {
    int line =
        method.instructions(LineNumberNode.class).mapToInt(each -> each.line).findFirst().orElse(0);
    return new Advice(
        AdviceType.ESSENTIAL,
        "start-that-nobody-calls",
        method.file(),
        line,
        Message.of(
            "advice.start-that-nobody-calls",
            "type",
            exercise.handlersName(),
            "place",
            method.file() + ":" + line));
  }
}
