package unblock.bench.mutants;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.type.VarType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Harmless: conditions, locals and replies written in another way. */
final class Rewritings {
  private Rewritings() {}

  static List<Operator> all() {
    return List.of(
        Operator.keeps("turns-ifs-round", Rewritings::turned),
        Operator.keeps("writes-choices-as-ifs", Rewritings::choices),
        Operator.keeps("makes-locals-final", Rewritings::finals),
        Operator.keeps("infers-types", Rewritings::inferred),
        Operator.keeps("builds-the-map-by-hand", Rewritings::maps),
        Operator.keeps("replies-with-a-record", Rewritings::records));
  }

  private static Stream<Change> turned(Code code) {
    return code.all(IfStmt.class, each -> each.getElseStmt().isPresent()).stream()
        .filter(each -> !(each.getElseStmt().get() instanceof IfStmt))
        .filter(each -> each.getParentNode().filter(IfStmt.class::isInstance).isEmpty())
        .map(
            each ->
                Change.at(
                    each,
                    () -> {
                      Statement then = each.getThenStmt().clone();
                      each.setThenStmt(each.getElseStmt().orElseThrow().clone());
                      each.setElseStmt(then);
                      each.setCondition(
                          new UnaryExpr(
                              new EnclosedExpr(each.getCondition().clone()),
                              UnaryExpr.Operator.LOGICAL_COMPLEMENT));
                    }));
  }

  private static Stream<Change> choices(Code code) {
    return code.all(ConditionalExpr.class).stream()
        .filter(
            each -> each.getParentNode().filter(VariableDeclarator.class::isInstance).isPresent())
        .map(each -> Change.at(each, () -> choose(each)));
  }

  private static void choose(ConditionalExpr choice) {
    VariableDeclarator variable = Code.around(choice, VariableDeclarator.class).orElseThrow();
    ExpressionStmt whole = Code.around(choice, ExpressionStmt.class).orElseThrow();
    BlockStmt block = Code.around(whole, BlockStmt.class).orElseThrow();
    String name = variable.getNameAsString();
    Statement made =
        Code.statement(
            "if (%s) { %s = %s; } else { %s = %s; }"
                .formatted(
                    choice.getCondition(), name, choice.getThenExpr(), name, choice.getElseExpr()));
    variable.removeInitializer();
    block.addStatement(block.getStatements().indexOf(whole) + 1, made);
  }

  private static Stream<Change> finals(Code code) {
    List<VariableDeclarationExpr> locals =
        code.all(
            VariableDeclarationExpr.class,
            each ->
                each.getParentNode().filter(ExpressionStmt.class::isInstance).isPresent()
                    && !each.isFinal()
                    && each.getVariables().stream().allMatch(v -> v.getInitializer().isPresent()));
    return Stream.of(
        Change.at(
            code.main(),
            () -> {
              locals.forEach(each -> each.setFinal(true));
              code.handlers().stream()
                  .flatMap(each -> each.getParameters().stream())
                  .forEach((Parameter each) -> each.setFinal(true));
            }));
  }

  private static Stream<Change> inferred(Code code) {
    return code.all(VariableDeclarationExpr.class).stream()
        .filter(each -> each.getVariables().size() == 1)
        .filter(each -> each.getParentNode().filter(ExpressionStmt.class::isInstance).isPresent())
        .map(each -> each.getVariable(0))
        .filter(each -> each.getInitializer().filter(Rewritings::hasType).isPresent())
        .map(each -> Change.at(each, () -> each.setType(new VarType())));
  }

  private static boolean hasType(Expression expression) {
    return expression instanceof MethodCallExpr
        || (expression instanceof ObjectCreationExpr creation
            && !creation.getType().isUsingDiamondOperator());
  }

  private static Stream<Change> maps(Code code) {
    String helper =
        "private static java.util.Map<String, String> fields(String... pairs) { java.util.Map<String, String> fields = new java.util.LinkedHashMap<>(); for (int i = 0; i < pairs.length; i += 2) { fields.put(pairs[i], pairs[i + 1]); } return fields; }";
    return code.calls("of").stream()
        .filter(call -> call.getScope().map(Node::toString).orElse("").equals("Map"))
        .filter(
            call -> !(Code.home(call) instanceof com.github.javaparser.ast.body.RecordDeclaration))
        .map(
            call ->
                Change.at(
                    call,
                    () -> {
                      Code.member(call, helper);
                      call.removeScope();
                      call.setName("fields");
                    }));
  }

  private static Stream<Change> records(Code code) {
    return code.calls("of").stream()
        .filter(call -> call.getArguments().size() == 2)
        .filter(
            call ->
                call.getParentNode()
                    .filter(MethodCallExpr.class::isInstance)
                    .map(parent -> ((MethodCallExpr) parent).getNameAsString())
                    .filter("json"::equals)
                    .isPresent())
        .filter(
            call -> Set.of("\"detail\"", "\"message\"").contains(call.getArgument(0).toString()))
        .map(
            call ->
                Change.at(
                    call,
                    () -> {
                      String field = call.getArgument(0).asStringLiteralExpr().getValue();
                      Code.member(call, "record One(String " + field + ") { }");
                      call.replace(Code.expression("new One(" + call.getArgument(1) + ")"));
                    }));
  }
}
