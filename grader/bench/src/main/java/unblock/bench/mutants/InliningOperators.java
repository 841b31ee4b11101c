package unblock.bench.mutants;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Mutations that run a task on the worker instead of elsewhere, or wait for it at once. */
final class InliningOperators {
  private static final String FUTURE = "java.util.concurrent.CompletableFuture";
  private static final String ANY =
      " catch (Exception failed) { throw new IllegalStateException(failed); }";
  private static final Map<String, String> IDIOMS = new LinkedHashMap<>();

  static {
    IDIOMS.put(
        "runs-a-future-task",
        "java.util.concurrent.FutureTask<T> task ="
            + " new java.util.concurrent.FutureTask<>(work::get); task.run(); return task.get();");
    IDIOMS.put(
        "executes-and-gets",
        "java.util.concurrent.FutureTask<T> task ="
            + " new java.util.concurrent.FutureTask<>(work::get); pool.execute(task);"
            + " return task.get();");
    IDIOMS.put("joins-what-it-supplies", "return " + FUTURE + ".supplyAsync(work, pool).join();");
    IDIOMS.put(
        "starts-a-thread-and-joins",
        "java.util.concurrent.FutureTask<T> task ="
            + " new java.util.concurrent.FutureTask<>(work::get); Thread thread ="
            + " new Thread(task); thread.start(); thread.join(); return task.get();");
    IDIOMS.put(
        "streams-in-parallel",
        "return java.util.List.of(work).parallelStream()"
            + ".map(java.util.function.Supplier::get).findFirst().orElseThrow();");
    IDIOMS.put(
        "invokes-a-fork-join-task",
        "return java.util.concurrent.ForkJoinPool.commonPool()"
            + ".invoke(java.util.concurrent.ForkJoinTask.adapt(work::get));");
    IDIOMS.put(
        "invokes-all",
        "java.util.concurrent.ExecutorService own ="
            + " java.util.concurrent.Executors.newSingleThreadExecutor(); try { return"
            + " own.invokeAll(java.util.List.<java.util.concurrent.Callable<T>>of(work::get))"
            + ".get(0).get(); } finally { own.shutdown(); }");
    IDIOMS.put(
        "has-an-executor-that-runs",
        "java.util.concurrent.Executor own = new java.util.concurrent.Executor() { @Override public"
            + " void execute(Runnable task) { task.run(); } }; return "
            + FUTURE
            + ".supplyAsync(work, own).get();");
  }

  private InliningOperators() {}

  static List<MutationOperator> all() {
    List<MutationOperator> operators = new ArrayList<>();
    IDIOMS.forEach(
        (name, body) ->
            operators.add(
                MutationOperator.breaks(
                    name, "event-loop", code -> supplied(code).map(call -> atOnce(call, body)))));
    operators.add(
        MutationOperator.breaks(
            "inlines-the-supplier",
            "event-loop",
            code ->
                supplied(code)
                    .map(
                        call ->
                            CodeChange.replace(
                                call, c -> FUTURE + ".completedFuture(" + value(c) + ")"))));
    operators.add(
        MutationOperator.breaks(
            "runs-on-the-caller",
            "event-loop",
            code ->
                supplied(code)
                    .map(call -> CodeChange.replace(call.getArgument(1), e -> "Runnable::run"))));
    operators.add(
        MutationOperator.breaks(
            "runs-the-task-itself",
            "event-loop",
            code ->
                code.calls("execute").stream()
                    .filter(call -> !JoinOperators.atStart(call))
                    .map(
                        call ->
                            CodeChange.replace(
                                call, c -> "((Runnable) " + c.getArgument(0) + ").run()"))));
    operators.add(
        MutationOperator.breaks(
            "runs-the-thread",
            "event-loop",
            code ->
                code.calls("start").stream()
                    .filter(call -> !JoinOperators.atStart(call))
                    .map(call -> CodeChange.at(call, () -> call.setName("run")))));
    operators.add(
        MutationOperator.breaks(
            "pulls-the-body-out-of-async",
            "event-loop",
            code -> code.calls("async").stream().map(InliningOperators::pulledOut)));
    return operators;
  }

  /** Returns the calls of supplyAsync with an executor. */
  private static Stream<MethodCallExpr> supplied(AnswerCode code) {
    return code.calls("supplyAsync").stream().filter(call -> call.getArguments().size() == 2);
  }

  private static CodeChange atOnce(MethodCallExpr call, String body) {
    return CodeChange.at(
        call,
        () -> {
          NodeList<Expression> arguments = call.getArguments();
          AnswerCode.member(
              call,
              "private static <T> %s<T> now(java.util.function.Supplier<T> work, java.util.concurrent.Executor pool) { return %s.completedFuture(value(work, pool)); }"
                  .formatted(FUTURE, FUTURE));
          AnswerCode.member(
              call,
              "private static <T> T value(java.util.function.Supplier<T> work, java.util.concurrent.Executor pool) { try { %s } %s }"
                  .formatted(body, ANY));
          call.replace(
              AnswerCode.expression("now(" + arguments.get(0) + ", " + arguments.get(1) + ")"));
        });
  }

  private static String value(MethodCallExpr call) {
    return LambdaTrees.argument(call)
        .flatMap(lambda -> lambda.getExpressionBody())
        .map(Expression::toString)
        .orElse(call.getArgument(0) + ".get()");
  }

  private static CodeChange pulledOut(MethodCallExpr call) {
    BlockStmt body =
        LambdaTrees.block(call.getArgument(call.getArguments().size() - 1).asLambdaExpr()).clone();
    return CodeChange.at(
        call, () -> AnswerCode.around(call, ExpressionStmt.class).orElseThrow().replace(body));
  }
}
