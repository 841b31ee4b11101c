package unblock.bench.mutants;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.CatchClause;
import java.util.List;
import java.util.stream.Stream;

/**
 * The service behind HTTP is asked wrongly, waited for, or believed too easily. Not among these: a
 * reply about another user, a number for a text, a body that stalls after its headers. The contract
 * leaves them open, so the grader does not try them.
 */
final class Upstreams {
  private static final String FUTURE = "java.util.concurrent.CompletableFuture";

  private Upstreams() {}

  static List<Operator> all() {
    return Stream.of(
            Operator.breaks(
                "writes-a-plus-for-a-blank", "answers", code -> scoped(code, "replace")),
            Operator.breaks(
                "does-not-encode",
                "answers",
                code ->
                    code.calls("encode").stream()
                        .map(call -> Change.replace(call, was -> was.getArgument(0).toString()))),
            Operator.breaks(
                "encodes-in-latin-1",
                "answers",
                code ->
                    code.calls("encode").stream()
                        .map(
                            call ->
                                Change.replace(
                                    call.getArgument(1), was -> "StandardCharsets.ISO_8859_1"))),
            Operator.breaks(
                "encodes-twice",
                "answers",
                code ->
                    code.calls("encode").stream()
                        .map(
                            call ->
                                Change.replace(
                                    call,
                                    was ->
                                        "URLEncoder.encode(" + was + ", StandardCharsets.UTF_8)"))),
            Operator.breaks(
                "sends-and-waits",
                "event-loop",
                code -> code.calls("sendAsync").stream().map(Upstreams::sent)),
            Operator.breaks(
                "has-no-time-out", "errors", code -> timeOuts(code, "orTimeout|timeout")),
            Operator.breaks("times-out-late", "errors", Upstreams::late),
            Operator.breaks("calls-silence-a-bad-gateway", "errors", Upstreams::silence),
            Operator.breaks("takes-any-status", "errors", Upstreams::anyStatus),
            Operator.breaks("trips-over-what-is-no-json", "errors", Upstreams::noJson))
        .map(operator -> operator.in("upstream"))
        .toList();
  }

  /** Those calls are left out, and what they were called on stays. */
  private static Stream<Change> scoped(Code code, String name) {
    return code.calls(name).stream()
        .map(call -> Change.replace(call, was -> was.getScope().orElseThrow().toString()));
  }

  private static Change sent(MethodCallExpr call) {
    return Change.at(
        call,
        () -> {
          Code.member(
              call,
              "private <T> %s<HttpResponse<T>> sent(HttpRequest request, HttpResponse.BodyHandler<T> body) { try { return %s.completedFuture(http.send(request, body)); } catch (java.io.IOException | InterruptedException e) { return %s.failedFuture(e); } }"
                  .formatted(FUTURE, FUTURE, FUTURE));
          call.replace(
              Code.expression("sent(" + call.getArgument(0) + ", " + call.getArgument(1) + ")"));
        });
  }

  private static boolean limits(MethodCallExpr call) {
    return call.getArguments().size() == 1 && call.getArgument(0).toString().equals("timeout");
  }

  private static Stream<Change> timeOuts(Code code, String names) {
    List<MethodCallExpr> calls =
        code.all(MethodCallExpr.class, call -> call.getNameAsString().matches(names));
    return calls.isEmpty()
        ? Stream.of()
        : Stream.of(
            Change.at(
                calls.get(0),
                () -> calls.forEach(call -> call.replace(call.getScope().orElseThrow().clone()))));
  }

  private static Stream<Change> late(Code code) {
    List<MethodCallExpr> calls = code.calls("timeout", "toMillis", "toNanos");
    return Stream.of(
        Change.at(
            code.main(),
            () ->
                calls.forEach(
                    call -> {
                      Expression limit =
                          limits(call) ? call.getArgument(0) : call.getScope().orElseThrow();
                      limit.replace(Code.expression(limit + ".multipliedBy(100)"));
                    })));
  }

  private static Stream<Change> silence(Code code) {
    return code
        .all(
            BinaryExpr.class,
            each ->
                each.getLeft() instanceof InstanceOfExpr
                    && each.getRight() instanceof InstanceOfExpr)
        .stream()
        .map(each -> Change.replace(each, was -> "false"));
  }

  private static Stream<Change> anyStatus(Code code) {
    return code.all(BinaryExpr.class, each -> each.getRight().toString().equals("200")).stream()
        .map(
            each ->
                Change.replace(
                    each,
                    was -> Boolean.toString(was.getOperator() == BinaryExpr.Operator.EQUALS)));
  }

  /** Where another stage comes after it, its failure is one of the service's and told as such. */
  private static Stream<Change> noJson(Code code) {
    return code.has("thenAccept(response")
        ? Stream.of()
        : code.all(CatchClause.class).stream()
            .filter(each -> each.getParameter().getTypeAsString().equals("JsonProcessingException"))
            .map(
                each ->
                    Change.at(
                        each,
                        () ->
                            each.getBody()
                                .setStatements(
                                    new com.github.javaparser.ast.NodeList<>(
                                        Code.statement("throw new IllegalStateException(e);")))));
  }
}
