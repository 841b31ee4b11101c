package unblock.bench.mutants;

import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import java.util.List;
import java.util.stream.Stream;

/** Harmless: lambdas and stages written in another way. */
final class Reshapings {
  private static final String FUTURE = "java.util.concurrent.CompletableFuture";

  private Reshapings() {}

  static List<Operator> all() {
    return List.of(
        Operator.keeps("writes-lambdas-as-blocks", Reshapings::blocks),
        Operator.keeps("writes-suppliers-as-classes", Reshapings::classes),
        Operator.keeps("writes-tasks-as-classes", Reshapings::tasks),
        Operator.keeps("writes-names-as-references", Reshapings::references),
        Operator.keeps("writes-references-as-lambdas", Reshapings::lambdas),
        Operator.keeps("names-the-stage", Reshapings::named),
        Operator.keeps("starts-the-stage-before", Reshapings::before));
  }

  private static Stream<Change> blocks(Code code) {
    List<LambdaExpr> lambdas =
        code.calls("future", "supplyAsync", "thenAccept", "exceptionally").stream()
            .flatMap(call -> Lambdas.argument(call).stream())
            .filter(lambda -> lambda.getExpressionBody().isPresent())
            .toList();
    return lambdas.isEmpty()
        ? Stream.of()
        : Stream.of(
            Change.at(
                lambdas.get(0),
                () -> {
                  for (int i = lambdas.size() - 1; i >= 0; i--) {
                    Lambdas.block(lambdas.get(i));
                  }
                }));
  }

  private static Stream<Change> classes(Code code) {
    return code.calls("future").stream()
        .flatMap(call -> Lambdas.argument(call).stream())
        .map(
            lambda ->
                Change.at(
                    lambda,
                    () ->
                        lambda.replace(
                            Code.expression(
                                "new java.util.function.Supplier<%s<?>>() { @Override public %s<?> get() %s }"
                                    .formatted(FUTURE, FUTURE, Lambdas.block(lambda))))));
  }

  private static Stream<Change> tasks(Code code) {
    return code.calls("execute").stream()
        .flatMap(call -> Lambdas.argument(call).stream())
        .map(
            lambda ->
                Change.at(
                    lambda,
                    () ->
                        lambda.replace(
                            Code.expression(
                                "new Runnable() { @Override public void run() %s }"
                                    .formatted(Lambdas.block(lambda))))));
  }

  private static Stream<Change> references(Code code) {
    return code.calls("thenAccept", "thenApply").stream()
        .map(call -> call.getArgument(0))
        .filter(NameExpr.class::isInstance)
        .map(
            name ->
                Change.replace(
                    name, was -> was + (was.toString().startsWith("to") ? "::apply" : "::accept")));
  }

  private static Stream<Change> lambdas(Code code) {
    Stream<Change> columns =
        code
            .all(MethodReferenceExpr.class, each -> each.getScope().toString().equals("User"))
            .stream()
            .map(each -> Change.replace(each, was -> "row -> row." + was.getIdentifier() + "()"));
    Stream<Change> statics =
        code
            .all(MethodReferenceExpr.class, each -> each.getScope().toString().equals("Reply"))
            .stream()
            .map(
                each ->
                    Change.replace(each, was -> "row -> Reply." + was.getIdentifier() + "(row)"));
    Stream<Change> own =
        code.all(MethodReferenceExpr.class, each -> each.toString().equals("this::work")).stream()
            .map(each -> Change.replace(each, was -> "() -> work()"));
    Stream<Change> names =
        code.calls("thenAccept").stream()
            .map(call -> call.getArgument(0))
            .filter(NameExpr.class::isInstance)
            .map(name -> Change.replace(name, was -> "row -> " + was + ".accept(row)"));
    return Stream.of(columns, statics, own, names).flatMap(each -> each);
  }

  private static Stream<LambdaExpr> suppliers(Code code) {
    return code.calls("future").stream()
        .flatMap(call -> Lambdas.argument(call).stream())
        .filter(
            lambda ->
                lambda.getExpressionBody().filter(MethodCallExpr.class::isInstance).isPresent());
  }

  private static Stream<Change> named(Code code) {
    return suppliers(code)
        .map(
            lambda ->
                Change.at(
                    lambda,
                    () -> {
                      String stage = lambda.getExpressionBody().orElseThrow().toString();
                      lambda.setBody(
                          Code.statement(
                              "{ " + FUTURE + "<?> stage = " + stage + "; return stage; }"));
                    }));
  }

  private static Stream<Change> before(Code code) {
    return suppliers(code)
        .map(
            lambda ->
                Change.at(
                    lambda,
                    () -> {
                      String stage = lambda.getExpressionBody().orElseThrow().toString();
                      lambda.setBody(new ExpressionStmt(new NameExpr("stage")));
                      ExpressionStmt whole =
                          Code.around(lambda, ExpressionStmt.class).orElseThrow();
                      BlockStmt block = Code.around(whole, BlockStmt.class).orElseThrow();
                      block.addStatement(
                          block.getStatements().indexOf(whole),
                          Code.statement(FUTURE + "<?> stage = " + stage + ";"));
                    }));
  }
}
