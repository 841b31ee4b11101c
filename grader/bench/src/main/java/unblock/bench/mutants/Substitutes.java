package unblock.bench.mutants;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import java.util.List;
import java.util.stream.Stream;

/** Harmless: another pool or another method of a stage that is right as well. */
final class Substitutes {
  private static final String FUTURE = "java.util.concurrent.CompletableFuture";
  private static final String POOLS = "java.util.concurrent.Executors.";

  private Substitutes() {}

  static List<Operator> all() {
    return List.of(
        Operator.keeps("has-a-larger-pool", code -> pools(code, POOLS + "newFixedThreadPool(40)")),
        Operator.keeps("has-a-cached-pool", code -> pools(code, POOLS + "newCachedThreadPool()")),
        Operator.keeps(
            "has-a-fork-join-pool",
            code ->
                code.has("CountDownLatch")
                    ? Stream.of()
                    : pools(code, "new java.util.concurrent.ForkJoinPool(20)")),
        Operator.keeps(
            "has-a-pool-by-hand",
            code ->
                pools(
                    code,
                    "new java.util.concurrent.ThreadPoolExecutor(32, 32, 0, java.util.concurrent.TimeUnit.SECONDS, new java.util.concurrent.LinkedBlockingQueue<>())")),
        Operator.keeps(
            "has-a-pool-of-daemons",
            code ->
                pools(
                    code,
                    POOLS
                        + "newFixedThreadPool(32, task -> { Thread thread = new Thread(task); thread.setDaemon(true); return thread; })")),
        Operator.keeps("completes-by-hand", Substitutes::byHand),
        Operator.keeps("applies-and-gives-nothing", Substitutes::applied),
        Operator.keeps("accepts-on-the-pool", Substitutes::acceptedElsewhere),
        Operator.keeps("handles-in-a-stage-more", Substitutes::stageMore),
        Operator.keeps("supplies-by-an-executor-of-its-own", Substitutes::ownExecutor),
        Operator.keeps(
            "shuts-down-and-waits",
            code ->
                code.calls("shutdownNow").stream()
                    .filter(call -> !code.has("awaitTermination"))
                    .map(
                        call ->
                            Change.replace(
                                call, was -> was.getScope().orElseThrow() + ".shutdown()"))));
  }

  private static Stream<Change> pools(Code code, String other) {
    return code.calls("newFixedThreadPool").stream()
        .map(call -> Change.replace(call, was -> other));
  }

  private static Stream<MethodCallExpr> supplied(Code code) {
    return code.calls("supplyAsync").stream().filter(call -> call.getArguments().size() == 2);
  }

  private static Stream<Change> byHand(Code code) {
    return supplied(code)
        .map(
            call ->
                Change.at(
                    call,
                    () -> {
                      Code.member(
                          call,
                          "private static <T> %s<T> later(java.util.function.Supplier<T> work, java.util.concurrent.Executor elsewhere) { %s<T> done = new %s<>(); elsewhere.execute(() -> { try { done.complete(work.get()); } catch (RuntimeException e) { done.completeExceptionally(new java.util.concurrent.CompletionException(e)); } }); return done; }"
                              .formatted(FUTURE, FUTURE, FUTURE));
                      call.replace(
                          Code.expression(
                              "later(" + call.getArgument(0) + ", " + call.getArgument(1) + ")"));
                    }));
  }

  private static Stream<Change> applied(Code code) {
    return code.calls("thenAccept").stream()
        .filter(call -> call.getArgument(0) instanceof NameExpr)
        .map(
            call ->
                Change.at(
                    call,
                    () -> {
                      Expression reply = call.getArgument(0);
                      call.setName("thenApply");
                      call.setArgument(
                          0,
                          Code.expression(
                              "row -> { " + reply + ".accept(row); return (Void) null; }"));
                    }));
  }

  private static Stream<Change> acceptedElsewhere(Code code) {
    return code.calls("thenAccept").stream()
        .filter(call -> code.has("supplyAsync") && code.has("ExecutorService pool"))
        .filter(call -> Code.isInMain(call))
        .filter(call -> code.main().getFieldByName("pool").isPresent())
        .map(
            call ->
                Change.at(
                    call,
                    () -> {
                      call.setName("thenAcceptAsync");
                      call.addArgument(new NameExpr("pool"));
                    }));
  }

  /** The look-up's stage, and one after it that changes nothing. */
  private static Stream<Change> stageMore(Code code) {
    return Waiting.sources(code)
        .filter(call -> Code.around(call, LambdaExpr.class).isPresent())
        .map(call -> Change.replace(call, was -> was + ".thenApply(found -> found)"));
  }

  /** An executor of the submission's own that hands everything to the pool. */
  private static Stream<Change> ownExecutor(Code code) {
    return supplied(code)
        .map(
            call ->
                Change.replace(call.getArgument(1), was -> "task -> " + was + ".execute(task)"));
  }
}
