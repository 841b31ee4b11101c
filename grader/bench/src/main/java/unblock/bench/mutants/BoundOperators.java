package unblock.bench.mutants;

import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Mutations of the bounds that an exercise prescribes, and of the reply beyond them. */
final class BoundOperators {
  private static final int PRESCRIBED = 2;

  private BoundOperators() {}

  static List<MutationOperator> all() {
    List<MutationOperator> operators = new ArrayList<>();
    for (int other : new int[] {1, 3, 5}) {
      operators.add(
          MutationOperator.breaks(
                  "computes-on-" + other, "cores", code -> cores(code, Integer.toString(other)))
              .in("cpu-bound"));
      operators.add(
          MutationOperator.breaks(
                  "has-a-bound-of-" + other,
                  "limit refusal",
                  code -> bounds(code, Integer.toString(other)))
              .in("overload"));
    }
    operators.add(
        MutationOperator.breaks(
                "refuses-without-retry-after", "refusal", BoundOperators::withoutHeader)
            .in("overload"));
    return operators;
  }

  private static Stream<CodeChange> cores(AnswerCode code, String other) {
    return code.calls("cores").stream().map(call -> CodeChange.replace(call, was -> other));
  }

  private static Stream<CodeChange> bounds(AnswerCode code, String other) {
    return code
        .all(IntegerLiteralExpr.class, each -> each.asNumber().intValue() == PRESCRIBED)
        .stream()
        .filter(each -> each.getParentNode().orElseThrow() instanceof VariableDeclarator)
        .map(bound -> CodeChange.replace(bound, was -> other));
  }

  private static Stream<CodeChange> withoutHeader(AnswerCode code) {
    return code.all(ExpressionStmt.class, each -> isCall(each, "header")).stream()
        .map(header -> CodeChange.at(header, header::remove));
  }

  private static boolean isCall(ExpressionStmt statement, String name) {
    return statement.getExpression() instanceof MethodCallExpr call
        && call.getNameAsString().equals(name);
  }
}
