package unblock.bench.mutants;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.CatchClause;
import java.util.List;
import java.util.stream.Stream;

/**
 * Mutations that send wrong requests to the service behind HTTP, wait for it, or trust its replies
 * too easily. Not included: a reply about another user, a number in place of a text, and a body
 * that stalls after its headers. The contract does not define them, so that the grader does not
 * test them.
 */
final class UpstreamOperators {
  private static final String FUTURE = "java.util.concurrent.CompletableFuture";

  private UpstreamOperators() {}

  static List<MutationOperator> all() {
    return Stream.of(
            MutationOperator.breaks(
                "writes-a-plus-for-a-blank", "answers", code -> scoped(code, "replace")),
            MutationOperator.breaks(
                "does-not-encode",
                "answers",
                code ->
                    code.calls("encode").stream()
                        .map(
                            call ->
                                CodeChange.replace(call, was -> was.getArgument(0).toString()))),
            MutationOperator.breaks(
                "encodes-in-latin-1",
                "answers",
                code ->
                    code.calls("encode").stream()
                        .map(
                            call ->
                                CodeChange.replace(
                                    call.getArgument(1), was -> "StandardCharsets.ISO_8859_1"))),
            MutationOperator.breaks(
                "encodes-twice",
                "answers",
                code ->
                    code.calls("encode").stream()
                        .map(
                            call ->
                                CodeChange.replace(
                                    call,
                                    was ->
                                        "URLEncoder.encode(" + was + ", StandardCharsets.UTF_8)"))),
            MutationOperator.breaks(
                "sends-and-waits",
                "event-loop",
                code -> code.calls("sendAsync").stream().map(UpstreamOperators::sent)),
            MutationOperator.breaks(
                "has-no-time-out", "errors", code -> timeOuts(code, "orTimeout|timeout")),
            MutationOperator.breaks("times-out-late", "errors", UpstreamOperators::late),
            MutationOperator.breaks(
                "calls-silence-a-bad-gateway", "errors", UpstreamOperators::silence),
            MutationOperator.breaks("takes-any-status", "errors", UpstreamOperators::anyStatus),
            MutationOperator.breaks(
                "trips-over-what-is-no-json", "errors", UpstreamOperators::noJson))
        .map(operator -> operator.in("upstream"))
        .toList();
  }

  /** Removes those calls and keeps their receivers. */
  private static Stream<CodeChange> scoped(AnswerCode code, String name) {
    return code.calls(name).stream()
        .map(call -> CodeChange.replace(call, was -> was.getScope().orElseThrow().toString()));
  }

  private static CodeChange sent(MethodCallExpr call) {
    return CodeChange.at(
        call,
        () -> {
          AnswerCode.member(
              call,
              "private <T> %s<HttpResponse<T>> sent(HttpRequest request, HttpResponse.BodyHandler<T> body) { try { return %s.completedFuture(http.send(request, body)); } catch (java.io.IOException | InterruptedException e) { return %s.failedFuture(e); } }"
                  .formatted(FUTURE, FUTURE, FUTURE));
          call.replace(
              AnswerCode.expression(
                  "sent(" + call.getArgument(0) + ", " + call.getArgument(1) + ")"));
        });
  }

  private static boolean limits(MethodCallExpr call) {
    return call.getArguments().size() == 1 && call.getArgument(0).toString().equals("timeout");
  }

  private static Stream<CodeChange> timeOuts(AnswerCode code, String names) {
    List<MethodCallExpr> calls =
        code.all(MethodCallExpr.class, call -> call.getNameAsString().matches(names));
    return calls.isEmpty()
        ? Stream.of()
        : Stream.of(
            CodeChange.at(
                calls.get(0),
                () -> calls.forEach(call -> call.replace(call.getScope().orElseThrow().clone()))));
  }

  private static Stream<CodeChange> late(AnswerCode code) {
    List<MethodCallExpr> calls = code.calls("timeout", "toMillis", "toNanos");
    return Stream.of(
        CodeChange.at(
            code.main(),
            () ->
                calls.forEach(
                    call -> {
                      Expression limit =
                          limits(call) ? call.getArgument(0) : call.getScope().orElseThrow();
                      limit.replace(AnswerCode.expression(limit + ".multipliedBy(100)"));
                    })));
  }

  private static Stream<CodeChange> silence(AnswerCode code) {
    return code
        .all(
            BinaryExpr.class,
            each ->
                each.getLeft() instanceof InstanceOfExpr
                    && each.getRight() instanceof InstanceOfExpr)
        .stream()
        .map(each -> CodeChange.replace(each, was -> "false"));
  }

  private static Stream<CodeChange> anyStatus(AnswerCode code) {
    return code.all(BinaryExpr.class, each -> each.getRight().toString().equals("200")).stream()
        .map(
            each ->
                CodeChange.replace(
                    each,
                    was -> Boolean.toString(was.getOperator() == BinaryExpr.Operator.EQUALS)));
  }

  /**
   * Lets a JSON error escape. Does not apply if a following stage reports the error as a failure of
   * the service.
   */
  private static Stream<CodeChange> noJson(AnswerCode code) {
    return code.has("thenAccept(response")
        ? Stream.of()
        : code.all(CatchClause.class).stream()
            .filter(each -> each.getParameter().getTypeAsString().equals("JsonProcessingException"))
            .map(
                each ->
                    CodeChange.at(
                        each,
                        () ->
                            each.getBody()
                                .setStatements(
                                    new com.github.javaparser.ast.NodeList<>(
                                        AnswerCode.statement(
                                            "throw new IllegalStateException(e);")))));
  }
}
