package unblock.engine.advice;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.tree.FieldInsnNode;
import unblock.engine.exercise.ApiRoutes;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Advice;
import unblock.engine.model.AdviceType;
import unblock.message.Message;

/**
 * A handler checks whether the server is closing and counts the request afterwards: {@code close()}
 * may run between the two and not wait for it. The gate cannot show this order, because the handler
 * calls nothing given between the two.
 */
final class CheckThenCount implements AdviceRule {
  @Override
  public Stream<Advice> advise(SubmissionCode code, Exercise exercise) {
    List<CodeMethod> closing = CloseMethods.of(code, exercise);
    if (closing.isEmpty() || endsPool(closing)) {
      return Stream.of();
    }
    RequestPaths paths = new RequestPaths(code, written(closing), used(closing));
    return handlers(code, exercise)
        .flatMap(handler -> paths.races(handler).stream())
        .map(
            race ->
                race.read()
                    .advice(
                        AdviceType.ESSENTIAL,
                        "check-then-count",
                        Message.of(
                            "advice.check-then-count",
                            "asks",
                            race.read().toString(),
                            "counts",
                            race.count().toString())));
  }

  /** Whether it shuts a pool down, which then rejects requests that were counted late. */
  private static boolean endsPool(List<CodeMethod> closing) {
    return closing.stream()
        .flatMap(CodeMethod::calls)
        .anyMatch(call -> call.call().name.matches("shutdown|shutdownNow"));
  }

  private static Set<String> written(List<CodeMethod> closing) {
    return closing.stream()
        .flatMap(method -> FieldAccess.of(method).values().stream())
        .filter(access -> access.kind() == FieldAccess.Kind.WRITE)
        .map(FieldAccess::field)
        .collect(Collectors.toSet());
  }

  private static Set<String> used(List<CodeMethod> closing) {
    Set<String> fields = new HashSet<>();
    for (CodeMethod method : closing) {
      method
          .instructions(FieldInsnNode.class)
          .forEach(each -> fields.add(each.owner + "." + each.name));
    }
    return fields;
  }

  private static Stream<CodeMethod> handlers(SubmissionCode code, Exercise exercise) {
    String type = exercise.handlersClass().replace('.', '/');
    Set<String> names = Set.copyOf(ApiRoutes.methods(exercise.api()).values());
    return code.methods().stream()
        .filter(method -> method.owner().name.equals(type))
        .filter(method -> names.contains(method.node().name));
  }
}
