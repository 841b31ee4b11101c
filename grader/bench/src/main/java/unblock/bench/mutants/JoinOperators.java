package unblock.bench.mutants;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.ReturnStmt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Mutations in which the worker starts a look-up without blocking and then waits for it. */
final class JoinOperators {
  private static final String FUTURE = "java.util.concurrent.CompletableFuture";
  private static final String ANY =
      " catch (Exception failed) { throw new IllegalStateException(failed); }";
  private static final Map<String, String> IDIOMS = new LinkedHashMap<>();

  static {
    IDIOMS.put("joins-the-stage", "future.join();");
    IDIOMS.put("gets-the-stage", "try { future.get(); }" + ANY);
    IDIOMS.put(
        "gets-the-stage-in-time",
        "try { future.get(5, java.util.concurrent.TimeUnit.SECONDS); }" + ANY);
    IDIOMS.put("joins-all-of", FUTURE + ".allOf(future).join();");
    IDIOMS.put("joins-any-of", FUTURE + ".anyOf(future).join();");
    IDIOMS.put(
        "joins-in-a-stream", "java.util.stream.Stream.of(future).forEach(each -> each.join());");
    IDIOMS.put("joins-by-reference", "java.util.Optional.of(future).map(" + FUTURE + "::join);");
    IDIOMS.put(
        "joins-a-task-that-joins",
        "java.util.concurrent.ForkJoinPool.commonPool().submit(() -> future.join()).join();");
    IDIOMS.put(
        "joins-a-thread-that-joins",
        "try { Thread waiting = new Thread(future::join); waiting.start(); waiting.join(); }"
            + ANY);
    IDIOMS.put(
        "awaits-a-latch",
        "java.util.concurrent.CountDownLatch latch = new java.util.concurrent.CountDownLatch(1);"
            + " future.whenComplete((value, failure) -> latch.countDown());"
            + " try { latch.await(); }"
            + ANY);
    IDIOMS.put(
        "takes-from-a-queue",
        "java.util.concurrent.BlockingQueue<String> queue ="
            + " new java.util.concurrent.LinkedBlockingQueue<>();"
            + " future.whenComplete((value, failure) -> queue.add(\"done\"));"
            + " try { queue.take(); }"
            + ANY);
    IDIOMS.put(
        "acquires-a-permit",
        "java.util.concurrent.Semaphore permits = new java.util.concurrent.Semaphore(0);"
            + " future.whenComplete((value, failure) -> permits.release());"
            + " permits.acquireUninterruptibly();");
    IDIOMS.put("spins-until-done", "while (!future.isDone()) { Thread.onSpinWait(); }");
    IDIOMS.put("loops-until-done", "while (!future.isDone()) { }");
    IDIOMS.put("sleeps-until-done", "try { while (!future.isDone()) { Thread.sleep(1); } }" + ANY);
    IDIOMS.put(
        "waits-on-the-stage",
        "try { synchronized (future) { while (!future.isDone()) { future.wait(5); } } }" + ANY);
  }

  private JoinOperators() {}

  static List<MutationOperator> all() {
    return IDIOMS.entrySet().stream()
        .map(
            each ->
                MutationOperator.breaks(
                    each.getKey(), "event-loop", code -> places(code, each.getValue())))
        .toList();
  }

  private static Stream<CodeChange> places(AnswerCode code, String idiom) {
    return stages(code)
        .map(
            stage ->
                CodeChange.at(
                    stage,
                    () -> {
                      AnswerCode.member(stage, held(idiom));
                      stage.replace(AnswerCode.expression("held(" + stage + ")"));
                    }));
  }

  private static String held(String idiom) {
    return "private static <T> %s<T> held(java.util.concurrent.CompletionStage<T> stage) { %s<T> future = stage.toCompletableFuture(); %s return future; }"
        .formatted(FUTURE, FUTURE, idiom);
  }

  /** Returns every expression that creates a stage on the worker. */
  static Stream<Expression> stages(AnswerCode code) {
    Stream<Expression> handedOver =
        code.calls("future").stream()
            .flatMap(call -> LambdaTrees.argument(call).stream())
            .flatMap(JoinOperators::values);
    return Stream.concat(sources(code).map(call -> call), handedOver);
  }

  /** Returns the calls that return the stage of the look-up itself. */
  static Stream<MethodCallExpr> sources(AnswerCode code) {
    List<MethodCallExpr> asynchronous =
        List.of("event-loop", "upstream").contains(code.exercise())
            ? code.lookUps().toList()
            : List.of();
    return Stream.concat(asynchronous.stream(), code.calls("supplyAsync").stream());
  }

  private static Stream<Expression> values(LambdaExpr lambda) {
    return lambda.getExpressionBody().isPresent()
        ? lambda.getExpressionBody().stream()
        : lambda.findAll(ReturnStmt.class).stream()
            .filter(
                each ->
                    AnswerCode.around(each, LambdaExpr.class)
                        .filter(around -> AnswerCode.same(around, lambda))
                        .isPresent())
            .filter(each -> !each.toString().contains("completedFuture"))
            .flatMap(each -> each.getExpression().stream());
  }

  /** Whether that node is in a constructor or in the initialiser of a field. */
  static boolean atStart(Node node) {
    return AnswerCode.around(node, com.github.javaparser.ast.body.ConstructorDeclaration.class)
        .isPresent();
  }
}
