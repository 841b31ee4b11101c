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

/** Harmless rewrites of conditions, local variables and replies. */
final class HarmlessRewrites {
  private HarmlessRewrites() {}

  static List<MutationOperator> all() {
    return List.of(
        MutationOperator.keeps("turns-ifs-round", HarmlessRewrites::turned),
        MutationOperator.keeps("writes-choices-as-ifs", HarmlessRewrites::choices),
        MutationOperator.keeps("makes-locals-final", HarmlessRewrites::finals),
        MutationOperator.keeps("infers-types", HarmlessRewrites::inferred),
        MutationOperator.keeps("builds-the-map-by-hand", HarmlessRewrites::maps),
        MutationOperator.keeps("replies-with-a-record", HarmlessRewrites::records));
  }

  private static Stream<CodeChange> turned(AnswerCode code) {
    return code.all(IfStmt.class, each -> each.getElseStmt().isPresent()).stream()
        .filter(each -> !(each.getElseStmt().get() instanceof IfStmt))
        .filter(each -> each.getParentNode().filter(IfStmt.class::isInstance).isEmpty())
        .map(
            each ->
                CodeChange.at(
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

  private static Stream<CodeChange> choices(AnswerCode code) {
    return code.all(ConditionalExpr.class).stream()
        .filter(
            each -> each.getParentNode().filter(VariableDeclarator.class::isInstance).isPresent())
        .map(each -> CodeChange.at(each, () -> choose(each)));
  }

  private static void choose(ConditionalExpr choice) {
    VariableDeclarator variable = AnswerCode.around(choice, VariableDeclarator.class).orElseThrow();
    ExpressionStmt whole = AnswerCode.around(choice, ExpressionStmt.class).orElseThrow();
    BlockStmt block = AnswerCode.around(whole, BlockStmt.class).orElseThrow();
    String name = variable.getNameAsString();
    Statement made =
        AnswerCode.statement(
            "if (%s) { %s = %s; } else { %s = %s; }"
                .formatted(
                    choice.getCondition(), name, choice.getThenExpr(), name, choice.getElseExpr()));
    variable.removeInitializer();
    block.addStatement(block.getStatements().indexOf(whole) + 1, made);
  }

  private static Stream<CodeChange> finals(AnswerCode code) {
    List<VariableDeclarationExpr> locals =
        code.all(
            VariableDeclarationExpr.class,
            each ->
                each.getParentNode().filter(ExpressionStmt.class::isInstance).isPresent()
                    && !each.isFinal()
                    && each.getVariables().stream().allMatch(v -> v.getInitializer().isPresent()));
    return Stream.of(
        CodeChange.at(
            code.main(),
            () -> {
              locals.forEach(each -> each.setFinal(true));
              code.handlers().stream()
                  .flatMap(each -> each.getParameters().stream())
                  .forEach((Parameter each) -> each.setFinal(true));
            }));
  }

  private static Stream<CodeChange> inferred(AnswerCode code) {
    return code.all(VariableDeclarationExpr.class).stream()
        .filter(each -> each.getVariables().size() == 1)
        .filter(each -> each.getParentNode().filter(ExpressionStmt.class::isInstance).isPresent())
        .map(each -> each.getVariable(0))
        .filter(each -> each.getInitializer().filter(HarmlessRewrites::hasType).isPresent())
        .map(each -> CodeChange.at(each, () -> each.setType(new VarType())));
  }

  private static boolean hasType(Expression expression) {
    return expression instanceof MethodCallExpr
        || (expression instanceof ObjectCreationExpr creation
            && !creation.getType().isUsingDiamondOperator());
  }

  private static Stream<CodeChange> maps(AnswerCode code) {
    String helper =
        "private static java.util.Map<String, String> fields(String... pairs) {"
            + " java.util.Map<String, String> fields = new java.util.LinkedHashMap<>(); for (int i"
            + " = 0; i < pairs.length; i += 2) { fields.put(pairs[i], pairs[i + 1]); } return"
            + " fields; }";
    return code.calls("of").stream()
        .filter(call -> call.getScope().map(Node::toString).orElse("").equals("Map"))
        .filter(
            call ->
                !(AnswerCode.home(call)
                    instanceof com.github.javaparser.ast.body.RecordDeclaration))
        .map(
            call ->
                CodeChange.at(
                    call,
                    () -> {
                      AnswerCode.member(call, helper);
                      call.removeScope();
                      call.setName("fields");
                    }));
  }

  private static Stream<CodeChange> records(AnswerCode code) {
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
                CodeChange.at(
                    call,
                    () -> {
                      String field = call.getArgument(0).asStringLiteralExpr().getValue();
                      AnswerCode.member(call, "record One(String " + field + ") { }");
                      call.replace(AnswerCode.expression("new One(" + call.getArgument(1) + ")"));
                    }));
  }
}
