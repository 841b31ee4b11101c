package unblock.bench.mutants;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.util.Optional;
import java.util.Set;

/** Helpers for lambdas, without knowledge of types. */
final class LambdaTrees {
  private static final Set<String> WANT_A_VALUE =
      Set.of(
          "future",
          "supplyAsync",
          "thenApply",
          "thenApplyAsync",
          "thenCompose",
          "handle",
          "exceptionally",
          "map",
          "filter",
          "orElseGet");

  private LambdaTrees() {}

  /** Returns the first argument, if it is a lambda. */
  static Optional<LambdaExpr> argument(MethodCallExpr call) {
    return call.getArguments().stream().findFirst().flatMap(Expression::toLambdaExpr);
  }

  /** Whether the lambda has to return a value to the method that takes it. */
  static boolean givesValue(LambdaExpr lambda) {
    return lambda
        .getParentNode()
        .filter(MethodCallExpr.class::isInstance)
        .map(call -> WANT_A_VALUE.contains(((MethodCallExpr) call).getNameAsString()))
        .orElse(false);
  }

  /** Returns the body of the lambda as a block. */
  static BlockStmt block(LambdaExpr lambda) {
    if (lambda.getBody() instanceof BlockStmt block) {
      return block;
    }
    Expression only = lambda.getExpressionBody().orElseThrow().clone();
    Statement statement = givesValue(lambda) ? new ReturnStmt(only) : new ExpressionStmt(only);
    BlockStmt block = new BlockStmt().addStatement(statement);
    lambda.setBody(block);
    return block;
  }

  /** Returns the next call in the chain, which takes the result of this call. */
  static Optional<MethodCallExpr> next(MethodCallExpr call) {
    return call.getParentNode()
        .filter(MethodCallExpr.class::isInstance)
        .map(MethodCallExpr.class::cast)
        .filter(
            parent -> parent.getScope().filter(scope -> AnswerCode.same(scope, call)).isPresent());
  }
}
