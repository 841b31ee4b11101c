package unblock.bench.mutants;

import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import java.util.List;
import java.util.stream.Stream;

/** A failure of the store that is forgotten, hidden, or never told. */
final class Failures {
  private static final String FUTURE = "java.util.concurrent.CompletableFuture";

  private Failures() {}

  static List<Operator> all() {
    return List.of(
        Operator.breaks("lets-the-failure-out", "errors", Failures::uncaught),
        Operator.breaks(
            "drops-exceptionally",
            "errors",
            code ->
                exceptionally(code)
                    .map(
                        call ->
                            Change.replace(call, was -> was.getScope().orElseThrow().toString()))),
        Operator.breaks(
            "swallows-the-failure",
            "errors",
            code ->
                exceptionally(code)
                    .map(call -> Change.replace(call.getArgument(0), was -> "failure -> null"))),
        Operator.breaks("finds-nobody-on-failure", "errors", Failures::nobody),
        Operator.breaks("never-completes-on-failure", "errors", Failures::hanging),
        Operator.breaks("completes-on-success-only", "errors answers", Failures::incomplete));
  }

  private static Stream<MethodCallExpr> exceptionally(Code code) {
    return code.calls("exceptionally").stream()
        .filter(call -> !call.getArgument(0).toString().equals("e -> null"));
  }

  private static Stream<Change> uncaught(Code code) {
    return code.all(CatchClause.class).stream()
        .filter(clause -> clause.getParameter().getTypeAsString().equals("StoreException"))
        .map(clause -> Change.at(clause, () -> remove(clause)));
  }

  private static void remove(CatchClause clause) {
    TryStmt whole = (TryStmt) clause.getParentNode().orElseThrow();
    if (whole.getCatchClauses().size() == 1 && whole.getFinallyBlock().isEmpty()) {
      whole.replace(whole.getTryBlock().clone());
    } else {
      clause.remove();
    }
  }

  private static Stream<Change> nobody(Code code) {
    Stream<Change> stages =
        Waiting.sources(code)
            .filter(call -> Code.isInMain(call))
            .filter(call -> !call.getNameAsString().equals("sendAsync"))
            .map(
                call ->
                    Change.replace(
                        call, was -> was + ".exceptionally(failed -> java.util.Optional.empty())"));
    Stream<Change> blocking =
        List.of("event-loop", "upstream").contains(code.exercise())
            ? Stream.of()
            : code.lookUps().map(Failures::orNobody);
    return Stream.concat(stages, blocking);
  }

  private static Change orNobody(MethodCallExpr call) {
    return Change.at(
        call,
        () -> {
          Code.member(
              call,
              "private static java.util.Optional<unblock.given.User> orNobody(java.util.function.Supplier<java.util.Optional<unblock.given.User>> work) { try { return work.get(); } catch (unblock.given.StoreException e) { return java.util.Optional.empty(); } }");
          call.replace(Code.expression("orNobody(() -> " + call + ")"));
        });
  }

  private static Stream<Change> hanging(Code code) {
    return Waiting.sources(code)
        .map(
            call ->
                Change.at(
                    call,
                    () -> {
                      Code.member(
                          call,
                          "private static <T> %s<T> answer(java.util.concurrent.CompletionStage<T> stage) { %s<T> answer = new %s<>(); stage.thenAccept(answer::complete); return answer; }"
                              .formatted(FUTURE, FUTURE, FUTURE));
                      call.replace(Code.expression("answer(" + call + ")"));
                    }));
  }

  /** Completions that a failing store needs; others are for mistakes that nobody made. */
  private static Stream<Change> incomplete(Code code) {
    return code.calls("complete", "completeExceptionally").stream()
        .filter(Failures::isNeeded)
        .map(
            call ->
                Change.at(
                    call, () -> Code.around(call, ExpressionStmt.class).orElseThrow().remove()));
  }

  private static boolean isNeeded(MethodCallExpr call) {
    boolean afterFailure =
        Code.around(call, CatchClause.class)
            .map(clause -> clause.getParameter().getTypeAsString())
            .filter(type -> type.equals("StoreException") || call.toString().startsWith("next."))
            .isPresent();
    boolean atLast =
        Code.around(call, TryStmt.class)
            .flatMap(TryStmt::getFinallyBlock)
            .filter(block -> block.isAncestorOf(call))
            .isPresent();
    return afterFailure || atLast;
  }
}
