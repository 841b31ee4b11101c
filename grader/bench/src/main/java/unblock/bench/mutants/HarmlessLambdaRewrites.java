package unblock.bench.mutants;

import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import java.util.List;
import java.util.stream.Stream;

/** Harmless rewrites of lambdas and stages. */
final class HarmlessLambdaRewrites {
  private static final String FUTURE = "java.util.concurrent.CompletableFuture";

  private HarmlessLambdaRewrites() {}

  static List<MutationOperator> all() {
    return List.of(
        MutationOperator.keeps("writes-lambdas-as-blocks", HarmlessLambdaRewrites::blocks),
        MutationOperator.keeps("writes-suppliers-as-classes", HarmlessLambdaRewrites::classes),
        MutationOperator.keeps("writes-tasks-as-classes", HarmlessLambdaRewrites::tasks),
        MutationOperator.keeps("writes-names-as-references", HarmlessLambdaRewrites::references),
        MutationOperator.keeps("writes-references-as-lambdas", HarmlessLambdaRewrites::lambdas),
        MutationOperator.keeps("names-the-stage", HarmlessLambdaRewrites::named),
        MutationOperator.keeps("starts-the-stage-before", HarmlessLambdaRewrites::before));
  }

  private static Stream<CodeChange> blocks(AnswerCode code) {
    List<LambdaExpr> lambdas =
        code.calls("future", "supplyAsync", "thenAccept", "exceptionally").stream()
            .flatMap(call -> LambdaTrees.argument(call).stream())
            .filter(lambda -> lambda.getExpressionBody().isPresent())
            .toList();
    return lambdas.isEmpty()
        ? Stream.of()
        : Stream.of(
            CodeChange.at(
                lambdas.get(0),
                () -> {
                  for (int i = lambdas.size() - 1; i >= 0; i--) {
                    LambdaTrees.block(lambdas.get(i));
                  }
                }));
  }

  private static Stream<CodeChange> classes(AnswerCode code) {
    return code.calls("future").stream()
        .flatMap(call -> LambdaTrees.argument(call).stream())
        .map(
            lambda ->
                CodeChange.at(
                    lambda,
                    () ->
                        lambda.replace(
                            AnswerCode.expression(
                                "new java.util.function.Supplier<%s<?>>() { @Override public %s<?> get() %s }"
                                    .formatted(FUTURE, FUTURE, LambdaTrees.block(lambda))))));
  }

  private static Stream<CodeChange> tasks(AnswerCode code) {
    return code.calls("execute").stream()
        .flatMap(call -> LambdaTrees.argument(call).stream())
        .map(
            lambda ->
                CodeChange.at(
                    lambda,
                    () ->
                        lambda.replace(
                            AnswerCode.expression(
                                "new Runnable() { @Override public void run() %s }"
                                    .formatted(LambdaTrees.block(lambda))))));
  }

  private static Stream<CodeChange> references(AnswerCode code) {
    return code.calls("thenAccept", "thenApply").stream()
        .map(call -> call.getArgument(0))
        .filter(NameExpr.class::isInstance)
        .map(
            name ->
                CodeChange.replace(
                    name, was -> was + (was.toString().startsWith("to") ? "::apply" : "::accept")));
  }

  private static Stream<CodeChange> lambdas(AnswerCode code) {
    Stream<CodeChange> columns =
        code
            .all(MethodReferenceExpr.class, each -> each.getScope().toString().equals("User"))
            .stream()
            .map(
                each ->
                    CodeChange.replace(each, was -> "row -> row." + was.getIdentifier() + "()"));
    Stream<CodeChange> statics =
        code
            .all(MethodReferenceExpr.class, each -> each.getScope().toString().equals("Reply"))
            .stream()
            .map(
                each ->
                    CodeChange.replace(
                        each, was -> "row -> Reply." + was.getIdentifier() + "(row)"));
    Stream<CodeChange> own =
        code.all(MethodReferenceExpr.class, each -> each.toString().equals("this::work")).stream()
            .map(each -> CodeChange.replace(each, was -> "() -> work()"));
    Stream<CodeChange> names =
        code.calls("thenAccept").stream()
            .map(call -> call.getArgument(0))
            .filter(NameExpr.class::isInstance)
            .map(name -> CodeChange.replace(name, was -> "row -> " + was + ".accept(row)"));
    return Stream.of(columns, statics, own, names).flatMap(each -> each);
  }

  private static Stream<LambdaExpr> suppliers(AnswerCode code) {
    return code.calls("future").stream()
        .flatMap(call -> LambdaTrees.argument(call).stream())
        .filter(
            lambda ->
                lambda.getExpressionBody().filter(MethodCallExpr.class::isInstance).isPresent());
  }

  private static Stream<CodeChange> named(AnswerCode code) {
    return suppliers(code)
        .map(
            lambda ->
                CodeChange.at(
                    lambda,
                    () -> {
                      String stage = lambda.getExpressionBody().orElseThrow().toString();
                      lambda.setBody(
                          AnswerCode.statement(
                              "{ " + FUTURE + "<?> stage = " + stage + "; return stage; }"));
                    }));
  }

  private static Stream<CodeChange> before(AnswerCode code) {
    return suppliers(code)
        .map(
            lambda ->
                CodeChange.at(
                    lambda,
                    () -> {
                      String stage = lambda.getExpressionBody().orElseThrow().toString();
                      lambda.setBody(new ExpressionStmt(new NameExpr("stage")));
                      ExpressionStmt whole =
                          AnswerCode.around(lambda, ExpressionStmt.class).orElseThrow();
                      BlockStmt block = AnswerCode.around(whole, BlockStmt.class).orElseThrow();
                      block.addStatement(
                          block.getStatements().indexOf(whole),
                          AnswerCode.statement(FUTURE + "<?> stage = " + stage + ";"));
                    }));
  }
}
