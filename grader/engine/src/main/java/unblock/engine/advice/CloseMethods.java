package unblock.engine.advice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import unblock.engine.exercise.Exercise;
import unblock.given.Startable;

/** Finds what {@code close()} of startable handlers runs. */
final class CloseMethods {
  private CloseMethods() {}

  /**
   * Returns {@code close()}, the methods of the submission that it calls, and the lambdas that they
   * create; empty when the handlers are not {@link Startable}.
   */
  static List<CodeMethod> of(SubmissionCode code, Exercise exercise) {
    String handlers = exercise.handlersClass().replace('.', '/');
    Set<CodeMethod> found = new LinkedHashSet<>();
    Deque<CodeMethod> open = new ArrayDeque<>();
    code.type(handlers)
        .filter(type -> type.interfaces.contains(Type.getInternalName(Startable.class)))
        .flatMap(type -> code.method(type.name, "close", "()V"))
        .ifPresent(open::add);
    while (!open.isEmpty()) {
      CodeMethod method = open.remove();
      if (found.add(method)) {
        callees(code, method).forEach(open::add);
      }
    }
    return new ArrayList<>(found);
  }

  private static Stream<CodeMethod> callees(SubmissionCode code, CodeMethod method) {
    Stream<CodeMethod> lambdas =
        method
            .instructions(InvokeDynamicInsnNode.class)
            .flatMap(each -> Stream.of(each.bsmArgs))
            .filter(Handle.class::isInstance)
            .flatMap(each -> code.method((Handle) each).stream());
    return Stream.concat(
        method.calls().flatMap(each -> code.target(each.call()).stream()), lambdas);
  }
}
