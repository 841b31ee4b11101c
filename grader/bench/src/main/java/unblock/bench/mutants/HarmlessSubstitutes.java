package unblock.bench.mutants;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Harmless rewrites with another pool or another method of a stage that is also right. */
final class HarmlessSubstitutes {
  private static final String FUTURE = "java.util.concurrent.CompletableFuture";
  private static final String POOLS = "java.util.concurrent.Executors.";

  /** The exercises in which the threads and the tasks of a pool are counted. */
  private static final Set<String> COUNTED = Set.of("cpu-bound", "overload");

  private HarmlessSubstitutes() {}

  static List<MutationOperator> all() {
    return List.of(
        MutationOperator.keeps(
            "has-a-larger-pool", code -> pools(code, POOLS + "newFixedThreadPool(40)")),
        MutationOperator.keeps(
            "has-a-cached-pool", code -> pools(code, POOLS + "newCachedThreadPool()")),
        MutationOperator.keeps(
            "has-a-fork-join-pool",
            code ->
                code.has("CountDownLatch")
                    ? Stream.of()
                    : pools(code, "new java.util.concurrent.ForkJoinPool(20)")),
        MutationOperator.keeps(
            "has-a-pool-by-hand",
            code ->
                pools(
                    code,
                    "new java.util.concurrent.ThreadPoolExecutor(32, 32, 0,"
                        + " java.util.concurrent.TimeUnit.SECONDS, new"
                        + " java.util.concurrent.LinkedBlockingQueue<>())")),
        MutationOperator.keeps(
            "has-a-pool-of-daemons",
            code ->
                pools(
                    code,
                    POOLS
                        + "newFixedThreadPool(32, task -> { Thread thread = new Thread(task);"
                        + " thread.setDaemon(true); return thread; })")),
        MutationOperator.keeps("completes-by-hand", HarmlessSubstitutes::byHand),
        MutationOperator.keeps("applies-and-gives-nothing", HarmlessSubstitutes::applied),
        MutationOperator.keeps("accepts-on-the-pool", HarmlessSubstitutes::acceptedElsewhere),
        MutationOperator.keeps("handles-in-a-stage-more", HarmlessSubstitutes::stageMore),
        MutationOperator.keeps(
            "supplies-by-an-executor-of-its-own", HarmlessSubstitutes::ownExecutor),
        MutationOperator.keeps(
            "shuts-down-and-waits",
            code ->
                code.calls("shutdownNow").stream()
                    .filter(call -> !code.has("awaitTermination"))
                    .map(
                        call ->
                            CodeChange.replace(
                                call, was -> was.getScope().orElseThrow() + ".shutdown()"))));
  }

  private static Stream<CodeChange> pools(AnswerCode code, String other) {
    return COUNTED.contains(code.exercise())
        ? Stream.of()
        : code.calls("newFixedThreadPool").stream()
            .map(call -> CodeChange.replace(call, was -> other));
  }

  private static Stream<MethodCallExpr> supplied(AnswerCode code) {
    return code.calls("supplyAsync").stream().filter(call -> call.getArguments().size() == 2);
  }

  private static Stream<CodeChange> byHand(AnswerCode code) {
    return supplied(code)
        .map(
            call ->
                CodeChange.at(
                    call,
                    () -> {
                      AnswerCode.member(
                          call,
                          "private static <T> %s<T> later(java.util.function.Supplier<T> work, java.util.concurrent.Executor elsewhere) { %s<T> done = new %s<>(); elsewhere.execute(() -> { try { done.complete(work.get()); } catch (RuntimeException e) { done.completeExceptionally(new java.util.concurrent.CompletionException(e)); } }); return done; }"
                              .formatted(FUTURE, FUTURE, FUTURE));
                      call.replace(
                          AnswerCode.expression(
                              "later(" + call.getArgument(0) + ", " + call.getArgument(1) + ")"));
                    }));
  }

  private static Stream<CodeChange> applied(AnswerCode code) {
    return code.calls("thenAccept").stream()
        .filter(call -> call.getArgument(0) instanceof NameExpr)
        .map(
            call ->
                CodeChange.at(
                    call,
                    () -> {
                      Expression reply = call.getArgument(0);
                      call.setName("thenApply");
                      call.setArgument(
                          0,
                          AnswerCode.expression(
                              "row -> { " + reply + ".accept(row); return (Void) null; }"));
                    }));
  }

  private static Stream<CodeChange> acceptedElsewhere(AnswerCode code) {
    return code.calls("thenAccept").stream()
        .filter(call -> !COUNTED.contains(code.exercise()))
        .filter(call -> code.has("supplyAsync") && code.has("ExecutorService pool"))
        .filter(call -> AnswerCode.isInMain(call))
        .filter(call -> code.main().getFieldByName("pool").isPresent())
        .map(
            call ->
                CodeChange.at(
                    call,
                    () -> {
                      call.setName("thenAcceptAsync");
                      call.addArgument(new NameExpr("pool"));
                    }));
  }

  /** Adds a stage without effect after the look-up's stage. */
  private static Stream<CodeChange> stageMore(AnswerCode code) {
    return JoinOperators.sources(code)
        .filter(call -> AnswerCode.around(call, LambdaExpr.class).isPresent())
        .map(call -> CodeChange.replace(call, was -> was + ".thenApply(found -> found)"));
  }

  /** Adds an executor of the submission that passes everything to the pool. */
  private static Stream<CodeChange> ownExecutor(AnswerCode code) {
    return supplied(code)
        .map(
            call ->
                CodeChange.replace(
                    call.getArgument(1), was -> "task -> " + was + ".execute(task)"));
  }
}
