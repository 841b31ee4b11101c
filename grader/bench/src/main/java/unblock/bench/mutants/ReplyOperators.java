package unblock.bench.mutants;

import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Mutations of the reply: wrong words, fields or column, or no look-up. */
final class ReplyOperators {
  private static final Map<String, String> ANSWERS =
      Map.of(
          "Welcome, ", "Welcome ",
          "!", ".",
          "User not found", "No such user",
          "Invalid credentials", "Wrong password");
  private static final Map<String, String> FAILURES =
      Map.of(
          "Service unavailable", "Service Unavailable",
          " is required", " is missing",
          "Bad gateway", "Bad Gateway",
          "Gateway timeout", "Gateway Timeout");
  private static final Set<String> FIELDS =
      Set.of("message", "detail", "username", "info", "history");

  private ReplyOperators() {}

  static List<MutationOperator> all() {
    return List.of(
        MutationOperator.breaks("words-it-otherwise", "answers", code -> worded(code, ANSWERS)),
        MutationOperator.breaks(
            "words-failures-otherwise", "errors", code -> worded(code, FAILURES)),
        MutationOperator.breaks("renames-a-field", "answers errors", ReplyOperators::renamed),
        MutationOperator.breaks(
            "leaves-a-field-out",
            "answers",
            code ->
                maps(code)
                    .filter(map -> map.getArguments().size() == 4)
                    .map(
                        map ->
                            CodeChange.replace(
                                map,
                                was ->
                                    "Map.of(%s, %s)"
                                        .formatted(was.getArgument(2), was.getArgument(3))))),
        MutationOperator.breaks(
            "adds-a-field",
            "answers errors",
            code ->
                maps(code)
                    .map(
                        map ->
                            CodeChange.at(
                                map,
                                () ->
                                    map.addArgument(new StringLiteralExpr("ok"))
                                        .addArgument(new StringLiteralExpr("true"))))),
        MutationOperator.breaks(
            "writes-text-for-json",
            "answers errors",
            code ->
                code.calls("json").stream()
                    .map(
                        call ->
                            CodeChange.replace(
                                call,
                                was ->
                                    "%s.result(String.valueOf(%s))"
                                        .formatted(
                                            was.getScope().orElseThrow(), was.getArgument(0))))),
        MutationOperator.breaks(
            "says-created",
            "answers",
            code ->
                code.calls("json").stream()
                    .filter(call -> call.getScope().filter(NameExpr.class::isInstance).isPresent())
                    .map(
                        call ->
                            CodeChange.replace(
                                call.getScope().orElseThrow(), was -> was + ".status(201)"))),
        MutationOperator.breaks("mixes-info-and-history", "info.answers", ReplyOperators::mixed),
        MutationOperator.breaks(
            "knows-the-answer-beforehand",
            "info.answers",
            code ->
                handler(code, "info")
                    .map(
                        body ->
                            CodeChange.at(
                                body,
                                () ->
                                    body.getBody()
                                        .orElseThrow()
                                        .setStatements(
                                            new com.github.javaparser.ast.NodeList<>(
                                                AnswerCode.statement(
                                                    "ctx.json(java.util.Map.of(\"username\","
                                                        + " ctx.formParam(\"username\"), \"info\","
                                                        + " \"Likes tea\"));")))))),
        MutationOperator.breaks("replies-before-the-answer", "answers", ReplyOperators::early));
  }

  private static Stream<CodeChange> worded(AnswerCode code, Map<String, String> words) {
    return code.all(StringLiteralExpr.class, text -> words.containsKey(text.getValue())).stream()
        .map(
            text ->
                CodeChange.at(
                    text, () -> text.setString(words.getOrDefault(text.getValue(), "?"))));
  }

  private static Stream<MethodCallExpr> maps(AnswerCode code) {
    return code.calls("of").stream()
        .filter(call -> call.getScope().map(Object::toString).orElse("").equals("Map"));
  }

  private static Stream<CodeChange> renamed(AnswerCode code) {
    Stream<CodeChange> keys =
        maps(code)
            .flatMap(
                map ->
                    IntStream.range(0, map.getArguments().size())
                        .filter(i -> i % 2 == 0)
                        .mapToObj(map::getArgument))
            .flatMap(key -> key.toStringLiteralExpr().stream())
            .map(key -> CodeChange.at(key, () -> key.setString(key.getValue() + "s")));
    Stream<CodeChange> components =
        code.all(RecordDeclaration.class).stream()
            .filter(record -> AnswerCode.isInMain(record))
            .flatMap(record -> record.getParameters().stream())
            .filter(component -> FIELDS.contains(component.getNameAsString()))
            .map(component -> CodeChange.at(component, () -> rename(component)));
    return Stream.concat(keys, components);
  }

  private static void rename(Parameter component) {
    component.setName(component.getNameAsString() + "s");
  }

  private static Stream<CodeChange> mixed(AnswerCode code) {
    Stream<CodeChange> references =
        code
            .all(
                MethodReferenceExpr.class,
                each -> each.getIdentifier().equals("info") && each.toString().startsWith("User:"))
            .stream()
            .map(each -> CodeChange.at(each, () -> each.setIdentifier("history")));
    Stream<CodeChange> calls =
        code.calls("info").stream()
            .filter(call -> call.getArguments().isEmpty())
            .map(call -> CodeChange.at(call, () -> call.setName("history")));
    Stream<CodeChange> paths =
        code.exercise().equals("upstream")
            ? handler(code, "info")
                .flatMap(info -> info.findAll(StringLiteralExpr.class).stream())
                .filter(text -> text.getValue().equals("info"))
                .map(text -> CodeChange.at(text, () -> text.setString("history")))
            : Stream.of();
    return Stream.of(references, calls, paths).flatMap(each -> each);
  }

  static Stream<com.github.javaparser.ast.body.MethodDeclaration> handler(
      AnswerCode code, String name) {
    return code.handlers().stream().filter(each -> each.getNameAsString().equals(name));
  }

  /** Removes the call that passes the stage on, so that Javalin sends an empty reply. */
  private static Stream<CodeChange> early(AnswerCode code) {
    return code.calls("future").stream()
        .flatMap(call -> LambdaTrees.argument(call).stream())
        .flatMap(lambda -> lambda.getExpressionBody().stream())
        .map(
            stage ->
                CodeChange.at(
                    stage,
                    () -> {
                      ExpressionStmt whole =
                          AnswerCode.around(stage, MethodCallExpr.class)
                              .flatMap(call -> AnswerCode.around(call, ExpressionStmt.class))
                              .orElseThrow();
                      Expression own = stage.clone();
                      if (own instanceof NameExpr) {
                        whole.remove();
                      } else {
                        whole.setExpression(own);
                      }
                    }));
  }
}
