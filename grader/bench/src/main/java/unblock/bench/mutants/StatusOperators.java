package unblock.bench.mutants;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Mutations of the reply's status. */
final class StatusOperators {
  private static final Map<String, String> ANSWERS =
      Map.of("401", "403", "404", "410", "UNAUTHORIZED", "FORBIDDEN", "NOT_FOUND", "GONE");
  private static final Map<String, String> FAILURES =
      Map.of(
          "400", "422",
          "502", "500",
          "503", "500",
          "504", "408",
          "BAD_REQUEST", "CONFLICT",
          "BAD_GATEWAY", "INTERNAL_SERVER_ERROR",
          "SERVICE_UNAVAILABLE", "INTERNAL_SERVER_ERROR",
          "GATEWAY_TIMEOUT", "REQUEST_TIMEOUT");

  private StatusOperators() {}

  static List<MutationOperator> all() {
    return List.of(
        MutationOperator.breaks(
            "answers-with-another-status", "answers", code -> other(code, ANSWERS)),
        MutationOperator.breaks(
            "fails-with-another-status", "errors", code -> other(code, FAILURES)),
        MutationOperator.breaks(
            "forgets-the-status",
            "answers errors",
            code ->
                code.calls("status").stream()
                    .filter(call -> call.getArguments().size() == 1)
                    .map(
                        call ->
                            CodeChange.replace(
                                call, was -> was.getScope().orElseThrow().toString()))));
  }

  private static Stream<CodeChange> other(AnswerCode code, Map<String, String> codes) {
    Stream<CodeChange> numbers =
        code
            .all(
                IntegerLiteralExpr.class,
                each -> codes.containsKey(each.getValue()) && !compared(each))
            .stream()
            .map(each -> CodeChange.at(each, () -> each.setValue(next(codes, each.getValue()))));
    Stream<CodeChange> names =
        code.all(FieldAccessExpr.class, each -> codes.containsKey(each.getNameAsString())).stream()
            .map(
                each ->
                    CodeChange.at(each, () -> each.setName(next(codes, each.getNameAsString()))));
    return Stream.concat(numbers, names);
  }

  private static String next(Map<String, String> codes, String code) {
    return codes.getOrDefault(code, code);
  }

  private static boolean compared(IntegerLiteralExpr number) {
    return number.getParentNode().filter(BinaryExpr.class::isInstance).isPresent();
  }
}
