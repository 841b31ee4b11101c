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

/** A reply that is not the promised one: words, fields, the wrong column, no look-up. */
final class Replies {
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

  private Replies() {}

  static List<Operator> all() {
    return List.of(
        Operator.breaks("words-it-otherwise", "answers", code -> worded(code, ANSWERS)),
        Operator.breaks("words-failures-otherwise", "errors", code -> worded(code, FAILURES)),
        Operator.breaks("renames-a-field", "answers errors", Replies::renamed),
        Operator.breaks(
            "leaves-a-field-out",
            "answers",
            code ->
                maps(code)
                    .filter(map -> map.getArguments().size() == 4)
                    .map(
                        map ->
                            Change.replace(
                                map,
                                was ->
                                    "Map.of(%s, %s)"
                                        .formatted(was.getArgument(2), was.getArgument(3))))),
        Operator.breaks(
            "adds-a-field",
            "answers errors",
            code ->
                maps(code)
                    .map(
                        map ->
                            Change.at(
                                map,
                                () ->
                                    map.addArgument(new StringLiteralExpr("ok"))
                                        .addArgument(new StringLiteralExpr("true"))))),
        Operator.breaks(
            "writes-text-for-json",
            "answers errors",
            code ->
                code.calls("json").stream()
                    .map(
                        call ->
                            Change.replace(
                                call,
                                was ->
                                    "%s.result(String.valueOf(%s))"
                                        .formatted(
                                            was.getScope().orElseThrow(), was.getArgument(0))))),
        Operator.breaks(
            "says-created",
            "answers",
            code ->
                code.calls("json").stream()
                    .filter(call -> call.getScope().filter(NameExpr.class::isInstance).isPresent())
                    .map(
                        call ->
                            Change.replace(
                                call.getScope().orElseThrow(), was -> was + ".status(201)"))),
        Operator.breaks("mixes-info-and-history", "info.answers", Replies::mixed),
        Operator.breaks(
            "knows-the-answer-beforehand",
            "info.answers",
            code ->
                handler(code, "info")
                    .map(
                        body ->
                            Change.at(
                                body,
                                () ->
                                    body.getBody()
                                        .orElseThrow()
                                        .setStatements(
                                            new com.github.javaparser.ast.NodeList<>(
                                                Code.statement(
                                                    "ctx.json(java.util.Map.of(\"username\", ctx.formParam(\"username\"), \"info\", \"Likes tea\"));")))))),
        Operator.breaks("replies-before-the-answer", "answers", Replies::early));
  }

  private static Stream<Change> worded(Code code, Map<String, String> words) {
    return code.all(StringLiteralExpr.class, text -> words.containsKey(text.getValue())).stream()
        .map(
            text ->
                Change.at(text, () -> text.setString(words.getOrDefault(text.getValue(), "?"))));
  }

  private static Stream<MethodCallExpr> maps(Code code) {
    return code.calls("of").stream()
        .filter(call -> call.getScope().map(Object::toString).orElse("").equals("Map"));
  }

  private static Stream<Change> renamed(Code code) {
    Stream<Change> keys =
        maps(code)
            .flatMap(
                map ->
                    IntStream.range(0, map.getArguments().size())
                        .filter(i -> i % 2 == 0)
                        .mapToObj(map::getArgument))
            .flatMap(key -> key.toStringLiteralExpr().stream())
            .map(key -> Change.at(key, () -> key.setString(key.getValue() + "s")));
    Stream<Change> components =
        code.all(RecordDeclaration.class).stream()
            .filter(record -> Code.isInMain(record))
            .flatMap(record -> record.getParameters().stream())
            .filter(component -> FIELDS.contains(component.getNameAsString()))
            .map(component -> Change.at(component, () -> rename(component)));
    return Stream.concat(keys, components);
  }

  private static void rename(Parameter component) {
    component.setName(component.getNameAsString() + "s");
  }

  private static Stream<Change> mixed(Code code) {
    Stream<Change> references =
        code
            .all(
                MethodReferenceExpr.class,
                each -> each.getIdentifier().equals("info") && each.toString().startsWith("User:"))
            .stream()
            .map(each -> Change.at(each, () -> each.setIdentifier("history")));
    Stream<Change> calls =
        code.calls("info").stream()
            .filter(call -> call.getArguments().isEmpty())
            .map(call -> Change.at(call, () -> call.setName("history")));
    Stream<Change> paths =
        code.exercise().equals("upstream")
            ? handler(code, "info")
                .flatMap(info -> info.findAll(StringLiteralExpr.class).stream())
                .filter(text -> text.getValue().equals("info"))
                .map(text -> Change.at(text, () -> text.setString("history")))
            : Stream.of();
    return Stream.of(references, calls, paths).flatMap(each -> each);
  }

  static Stream<com.github.javaparser.ast.body.MethodDeclaration> handler(Code code, String name) {
    return code.handlers().stream().filter(each -> each.getNameAsString().equals(name));
  }

  /** Nobody hands the stage over, so Javalin sends what there is: nothing. */
  private static Stream<Change> early(Code code) {
    return code.calls("future").stream()
        .flatMap(call -> Lambdas.argument(call).stream())
        .flatMap(lambda -> lambda.getExpressionBody().stream())
        .map(
            stage ->
                Change.at(
                    stage,
                    () -> {
                      ExpressionStmt whole =
                          Code.around(stage, MethodCallExpr.class)
                              .flatMap(call -> Code.around(call, ExpressionStmt.class))
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
