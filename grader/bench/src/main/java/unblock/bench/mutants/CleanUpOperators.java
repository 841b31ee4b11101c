package unblock.bench.mutants;

import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.stmt.BlockStmt;
import java.util.List;
import java.util.stream.Stream;

/** Mutations that leave something open after {@code close()}. */
final class CleanUpOperators {
  private static final String SLEEP =
      "try { Thread.sleep(%s); } catch (InterruptedException interrupted) { %s }";

  private CleanUpOperators() {}

  static List<MutationOperator> all() {
    return List.of(
        MutationOperator.breaks("does-not-close", "clean-up", CleanUpOperators::open),
        MutationOperator.breaks("closes-for-ever", "clean-up", code -> closing(code, "120_000")),
        MutationOperator.breaks(
            "closes-for-eight-seconds", "clean-up", code -> closing(code, "8_000")),
        MutationOperator.breaks(
            "starts-a-pool-per-request",
            "clean-up",
            code ->
                code.calls("supplyAsync").stream()
                    .filter(call -> call.getArguments().size() == 2)
                    .map(
                        call ->
                            CodeChange.replace(
                                call.getArgument(1),
                                was -> "java.util.concurrent.Executors.newCachedThreadPool()"))),
        MutationOperator.breaks(
            "leaves-a-thread-per-request",
            "clean-up",
            code ->
                code.handlers().stream()
                    .map(
                        handler ->
                            CodeChange.at(
                                handler,
                                () ->
                                    handler
                                        .getBody()
                                        .orElseThrow()
                                        .addStatement(
                                            0,
                                            AnswerCode.statement(
                                                "java.util.concurrent.Executors.newFixedThreadPool(1).execute(()"
                                                    + " -> { });"))))),
        MutationOperator.breaks(
            "starts-a-ticker",
            "clean-up",
            code ->
                code.main().findAll(ConstructorDeclaration.class).stream()
                    .filter(each -> AnswerCode.home(each).getConstructors().contains(each))
                    .map(each -> CodeChange.at(each, () -> each.getBody().addStatement(ticker())))),
        MutationOperator.breaks(
            "leaves-a-scheduler",
            "clean-up",
            code ->
                code.main().getConstructors().stream()
                    .map(
                        each ->
                            CodeChange.at(
                                each,
                                () ->
                                    each.getBody()
                                        .addStatement(
                                            AnswerCode.statement(
                                                "java.util.concurrent.Executors.newScheduledThreadPool(1).scheduleAtFixedRate(()"
                                                    + " -> { }, 1, 1,"
                                                    + " java.util.concurrent.TimeUnit.SECONDS);"))))));
  }

  private static com.github.javaparser.ast.stmt.Statement ticker() {
    return AnswerCode.statement(
        "new Thread(() -> { while (true) { " + SLEEP.formatted("1000", "") + " } }).start();");
  }

  /** The threads of a bulkhead end with their tasks, so that nothing has to be closed. */
  private static Stream<CodeChange> open(AnswerCode code) {
    return code.has("Bulkhead")
        ? Stream.of()
        : close(code).map(close -> CodeChange.at(close, () -> close.setBody(new BlockStmt())));
  }

  private static Stream<CodeChange> closing(AnswerCode code, String millis) {
    String wait = SLEEP.formatted(millis, "throw new IllegalStateException(interrupted);");
    List<MethodDeclaration> close = close(code).toList();
    return Stream.of(
        CodeChange.at(
            code.main(),
            () -> {
              if (close.isEmpty()) {
                AnswerCode.member(code.main(), "@Override public void close() { " + wait + " }");
              } else {
                close.get(0).getBody().orElseThrow().addStatement(0, AnswerCode.statement(wait));
              }
            }));
  }

  private static Stream<MethodDeclaration> close(AnswerCode code) {
    return code.main().getMethodsByName("close").stream();
  }
}
