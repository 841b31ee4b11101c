package unblock.bench.mutants;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Mutations that read, check or pass on parameters wrongly. */
final class ParameterOperators {
  private static final String WHOLE = "%s";

  private ParameterOperators() {}

  static List<MutationOperator> all() {
    return List.of(
        MutationOperator.breaks("takes-blanks", "errors", code -> blank(code, "%s.isEmpty()")),
        MutationOperator.breaks(
            "takes-empty-texts", "errors", code -> blank(code, "%s.equals(\" \")")),
        MutationOperator.breaks(
            "forgets-that-there-may-be-none", "errors", ParameterOperators::nullCheck),
        MutationOperator.breaks(
            "asks-for-the-password-first", "login.errors", ParameterOperators::swapped),
        MutationOperator.breaks(
            "does-not-ask-for-the-password",
            "login.errors",
            code ->
                both(code).map(pair -> CodeChange.replace(pair, was -> was.getLeft().toString()))),
        MutationOperator.breaks(
            "takes-the-last-username",
            "errors",
            code ->
                read(
                    code,
                    "ctx.formParams(\"username\").stream().reduce((a, b) -> b).orElse(null)")),
        MutationOperator.breaks(
            "reads-the-query", "answers", code -> read(code, "ctx.queryParam(\"username\")")),
        MutationOperator.breaks(
            "trims-the-username", "answers", code -> names(code, WHOLE + ".trim()")),
        MutationOperator.breaks(
            "lowers-the-username",
            "answers errors isolation",
            code -> names(code, WHOLE + ".toLowerCase()")),
        MutationOperator.breaks(
            "drops-quotes-from-the-username",
            "answers errors isolation",
            code -> names(code, WHOLE + ".replace(\"'\", \"\").replace(\"\\\"\", \"\")")),
        MutationOperator.breaks(
            "keeps-letters-and-digits-only",
            "answers errors isolation",
            code -> names(code, WHOLE + ".replaceAll(\"[^A-Za-z0-9]\", \"\")")));
  }

  private static Stream<CodeChange> blank(AnswerCode code, String other) {
    return code.calls("isBlank").stream()
        .map(
            call -> CodeChange.replace(call, was -> other.formatted(was.getScope().orElseThrow())));
  }

  private static Stream<CodeChange> nullCheck(AnswerCode code) {
    return code
        .all(
            BinaryExpr.class,
            each -> each.toString().contains("isBlank") && comparesWithNull(each.getLeft()))
        .stream()
        .map(each -> CodeChange.replace(each, was -> was.getRight().toString()));
  }

  private static boolean comparesWithNull(Expression expression) {
    return expression instanceof BinaryExpr binary && binary.getRight() instanceof NullLiteralExpr;
  }

  /** Returns the expression that checks both parameters of a login. */
  private static Stream<BinaryExpr> both(AnswerCode code) {
    return ReplyOperators.handler(code, "login")
        .flatMap(login -> login.findAll(BinaryExpr.class).stream())
        .filter(each -> each.getLeft() instanceof MethodCallExpr)
        .filter(each -> each.getRight().toString().contains("\"password\""));
  }

  private static Stream<CodeChange> swapped(AnswerCode code) {
    Stream<CodeChange> expressions =
        both(code)
            .map(
                pair ->
                    CodeChange.at(
                        pair,
                        () -> {
                          Expression left = pair.getLeft().clone();
                          pair.setLeft(pair.getRight().clone());
                          pair.setRight(left);
                        }));
    Stream<CodeChange> statements =
        ReplyOperators.handler(code, "login")
            .flatMap(login -> login.findAll(BlockStmt.class).stream())
            .filter(
                block ->
                    (asks(block, 0, "username") && asks(block, 1, "password"))
                        || (asks(block, 1, "username") && asks(block, 2, "password")))
            .map(
                block ->
                    CodeChange.at(block, () -> swap(block, asks(block, 0, "username") ? 0 : 1)));
    return Stream.concat(expressions, statements);
  }

  private static boolean asks(BlockStmt block, int at, String name) {
    return block.getStatements().size() > at
        && block.getStatement(at).toString().contains("required(")
        && block.getStatement(at).toString().contains("String " + name);
  }

  private static void swap(BlockStmt block, int at) {
    Statement second = block.getStatement(at + 1).clone();
    block.getStatements().remove(at + 1);
    block.addStatement(at, second);
  }

  /**
   * Changes the place where the username is read, or the place where any name is read if no other
   * exists.
   */
  private static Stream<CodeChange> read(AnswerCode code, String other) {
    List<MethodCallExpr> reads =
        code.calls("formParam").stream()
            .filter(call -> call.getArgument(0).toString().equals("\"username\""))
            .toList();
    return (reads.isEmpty() ? code.calls("formParam") : reads)
        .stream().map(call -> CodeChange.replace(call, readsName(other)));
  }

  private static Function<MethodCallExpr, String> readsName(String other) {
    return was -> other.replace("\"username\"", was.getArgument(0).toString());
  }

  /** Changes the name that is passed to the store or the service. */
  private static Stream<CodeChange> names(AnswerCode code, String other) {
    Stream<Expression> asked =
        code.calls("find").stream()
            .filter(call -> call.getScope().map(Object::toString).orElse("").equals("users"))
            .map(call -> call.getArgument(0));
    Stream<Expression> encoded =
        code.calls("encode").stream()
            .filter(call -> AnswerCode.around(call, MethodDeclaration.class).isPresent())
            .map(call -> call.getArgument(0));
    return Stream.concat(asked, encoded)
        .map(name -> CodeChange.replace(name, was -> other.formatted(was)));
  }
}
