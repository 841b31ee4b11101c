package unblock.bench.mutants;

import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import java.util.List;
import java.util.stream.Stream;

/** Mutations that forget, hide or do not report a failure of the store. */
final class FailureOperators {
  private static final String FUTURE = "java.util.concurrent.CompletableFuture";

  private FailureOperators() {}

  static List<MutationOperator> all() {
    return List.of(
        MutationOperator.breaks("lets-the-failure-out", "errors", FailureOperators::uncaught),
        MutationOperator.breaks(
            "drops-exceptionally",
            "errors",
            code ->
                exceptionally(code)
                    .map(
                        call ->
                            CodeChange.replace(
                                call, was -> was.getScope().orElseThrow().toString()))),
        MutationOperator.breaks(
            "swallows-the-failure",
            "errors",
            code ->
                exceptionally(code)
                    .map(
                        call -> CodeChange.replace(call.getArgument(0), was -> "failure -> null"))),
        MutationOperator.breaks("finds-nobody-on-failure", "errors", FailureOperators::nobody),
        MutationOperator.breaks("never-completes-on-failure", "errors", FailureOperators::hanging),
        MutationOperator.breaks(
            "completes-on-success-only", "errors answers", FailureOperators::incomplete));
  }

  private static Stream<MethodCallExpr> exceptionally(AnswerCode code) {
    return code.calls("exceptionally").stream()
        .filter(call -> !call.getArgument(0).toString().equals("e -> null"));
  }

  private static Stream<CodeChange> uncaught(AnswerCode code) {
    return code.all(CatchClause.class).stream()
        .filter(clause -> clause.getParameter().getTypeAsString().equals("StoreException"))
        .map(clause -> CodeChange.at(clause, () -> remove(clause)));
  }

  private static void remove(CatchClause clause) {
    TryStmt whole = (TryStmt) clause.getParentNode().orElseThrow();
    if (whole.getCatchClauses().size() == 1 && whole.getFinallyBlock().isEmpty()) {
      whole.replace(whole.getTryBlock().clone());
    } else {
      clause.remove();
    }
  }

  private static Stream<CodeChange> nobody(AnswerCode code) {
    Stream<CodeChange> stages =
        JoinOperators.sources(code)
            .filter(call -> AnswerCode.isInMain(call))
            .filter(call -> !call.getNameAsString().equals("sendAsync"))
            .map(
                call ->
                    CodeChange.replace(
                        call, was -> was + ".exceptionally(failed -> java.util.Optional.empty())"));
    Stream<CodeChange> blocking =
        List.of("event-loop", "upstream").contains(code.exercise())
            ? Stream.of()
            : code.lookUps().map(FailureOperators::orNobody);
    return Stream.concat(stages, blocking);
  }

  private static CodeChange orNobody(MethodCallExpr call) {
    return CodeChange.at(
        call,
        () -> {
          AnswerCode.member(
              call,
              "private static java.util.Optional<unblock.given.User>"
                  + " orNobody(java.util.function.Supplier<java.util.Optional<unblock.given.User>>"
                  + " work) { try { return work.get(); } catch (unblock.given.StoreException e) {"
                  + " return java.util.Optional.empty(); } }");
          call.replace(AnswerCode.expression("orNobody(() -> " + call + ")"));
        });
  }

  private static Stream<CodeChange> hanging(AnswerCode code) {
    return JoinOperators.sources(code)
        .map(
            call ->
                CodeChange.at(
                    call,
                    () -> {
                      AnswerCode.member(
                          call,
                          "private static <T> %s<T> answer(java.util.concurrent.CompletionStage<T> stage) { %s<T> answer = new %s<>(); stage.thenAccept(answer::complete); return answer; }"
                              .formatted(FUTURE, FUTURE, FUTURE));
                      call.replace(AnswerCode.expression("answer(" + call + ")"));
                    }));
  }

  /**
   * Removes the completions that a failing store needs. Other completions handle errors that do not
   * occur.
   */
  private static Stream<CodeChange> incomplete(AnswerCode code) {
    return code.calls("complete", "completeExceptionally").stream()
        .filter(FailureOperators::isNeeded)
        .map(
            call ->
                CodeChange.at(
                    call,
                    () -> AnswerCode.around(call, ExpressionStmt.class).orElseThrow().remove()));
  }

  private static boolean isNeeded(MethodCallExpr call) {
    boolean afterFailure =
        AnswerCode.around(call, CatchClause.class)
            .map(clause -> clause.getParameter().getTypeAsString())
            .filter(type -> type.equals("StoreException") || call.toString().startsWith("next."))
            .isPresent();
    boolean atLast =
        AnswerCode.around(call, TryStmt.class)
            .flatMap(TryStmt::getFinallyBlock)
            .filter(block -> block.isAncestorOf(call))
            .isPresent();
    return afterFailure || atLast;
  }
}
