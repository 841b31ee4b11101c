package unblock.bench.mutants;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import java.util.List;
import java.util.stream.Stream;

/** Mutations that keep data of one request where other requests find it, or that cache answers. */
final class SharedStateOperators {
  private SharedStateOperators() {}

  static List<MutationOperator> all() {
    return List.of(
        MutationOperator.breaks(
            "keeps-the-reply-in-a-field", "isolation", SharedStateOperators::reply),
        MutationOperator.breaks(
            "keeps-the-password-in-a-field",
            "isolation",
            code ->
                ReplyOperators.handler(code, "login")
                    .flatMap(login -> local(login, "password|pw"))),
        MutationOperator.breaks(
                "keeps-the-username-in-a-field",
                "isolation",
                code ->
                    code.main().getMethodsByName("passOn").isEmpty()
                        ? code.main().getMethodsByName("relay").stream()
                            .flatMap(relay -> local(relay, "username"))
                        : code.main().getMethodsByName("passOn").stream()
                            .flatMap(passOn -> local(passOn, "username")))
            .in("upstream"),
        MutationOperator.breaks(
            "keeps-the-context-in-a-field", "isolation", SharedStateOperators::context),
        MutationOperator.breaks("looks-up-twice", "answers", SharedStateOperators::twice),
        MutationOperator.breaks("caches-look-ups", "answers", SharedStateOperators::cache));
  }

  /** Reads the callback from a shared field when the answer arrives. */
  private static Stream<CodeChange> reply(AnswerCode code) {
    return code.main().getMethods().stream()
        .flatMap(
            method ->
                method.getParameters().stream()
                    .filter(each -> each.getTypeAsString().matches("(Consumer|Function)<Opt.*"))
                    .map(each -> CodeChange.at(method, () -> share(method, each))));
  }

  private static void share(MethodDeclaration method, Parameter function) {
    String name = function.getNameAsString();
    String call = function.getTypeAsString().startsWith("Consumer") ? "accept" : "apply";
    for (NameExpr use : uses(method, name)) {
      boolean called =
          use.getParentNode()
              .filter(MethodCallExpr.class::isInstance)
              .flatMap(parent -> ((MethodCallExpr) parent).getScope())
              .filter(scope -> AnswerCode.same(scope, use))
              .isPresent();
      use.replace(AnswerCode.expression(called ? "shared" : "found -> shared." + call + "(found)"));
    }
    BlockStmt body = method.getBody().orElseThrow();
    body.addStatement(0, AnswerCode.statement("shared = " + name + ";"));
    AnswerCode.member(method, "private " + function.getTypeAsString() + " shared;");
  }

  private static List<NameExpr> uses(Node in, String name) {
    return in.findAll(NameExpr.class, each -> each.getNameAsString().equals(name));
  }

  /** Turns a local variable into a field. */
  private static Stream<CodeChange> local(MethodDeclaration method, String name) {
    return method.findAll(VariableDeclarationExpr.class).stream()
        .filter(each -> each.getVariables().size() == 1)
        .map(each -> each.getVariable(0))
        .filter(variable -> variable.getNameAsString().matches(name))
        .map(variable -> CodeChange.at(variable, () -> share(method, variable)));
  }

  private static void share(MethodDeclaration method, VariableDeclarator variable) {
    uses(method, variable.getNameAsString()).forEach(use -> use.setName("shared"));
    AnswerCode.around(variable, ExpressionStmt.class)
        .orElseThrow()
        .replace(AnswerCode.statement("shared = " + variable.getInitializer().orElseThrow() + ";"));
    AnswerCode.member(method, "private String shared;");
  }

  /** Reads the context from a shared field when the answer arrives. */
  private static Stream<CodeChange> context(AnswerCode code) {
    List<NameExpr> late =
        code.handlers().stream()
            .flatMap(handler -> handler.findAll(LambdaExpr.class).stream())
            .filter(lambda -> !lambda.getParameters().isEmpty())
            .flatMap(lambda -> uses(lambda, "ctx").stream())
            .toList();
    return late.isEmpty()
        ? Stream.of()
        : Stream.of(
            CodeChange.at(
                code.main(),
                () -> {
                  late.forEach(use -> use.setName("current"));
                  code.handlers()
                      .forEach(
                          handler ->
                              handler
                                  .getBody()
                                  .orElseThrow()
                                  .addStatement(0, AnswerCode.statement("current = ctx;")));
                  AnswerCode.member(code.main(), "private Context current;");
                }));
  }

  private static boolean isAsynchronous(AnswerCode code) {
    return List.of("event-loop", "upstream").contains(code.exercise());
  }

  private static Stream<CodeChange> twice(AnswerCode code) {
    String then = isAsynchronous(code) ? "thenCompose" : "flatMap";
    return code.lookUps()
        .map(call -> CodeChange.replace(call, was -> was + "." + then + "(first -> " + was + ")"));
  }

  private static Stream<CodeChange> cache(AnswerCode code) {
    String found = "java.util.Optional<unblock.given.User>";
    String kept =
        isAsynchronous(code) ? "java.util.concurrent.CompletionStage<" + found + ">" : found;
    return code.calls("find").stream()
        .filter(call -> code.lookUps().anyMatch(each -> AnswerCode.same(each, call)))
        .map(
            call ->
                CodeChange.at(
                    call,
                    () -> {
                      AnswerCode.member(
                          call,
                          "private final java.util.Map<String, %s> cache = new java.util.concurrent.ConcurrentHashMap<>();"
                              .formatted(kept));
                      call.replace(
                          AnswerCode.expression(
                              "cache.computeIfAbsent("
                                  + call.getArgument(0)
                                  + ", wanted -> users.find(wanted))"));
                    }));
  }
}
