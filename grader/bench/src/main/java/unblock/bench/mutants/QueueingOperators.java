package unblock.bench.mutants;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.MethodCallExpr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Mutations in which the worker is free but the requests wait for one another: locks, permits,
 * lanes.
 */
final class QueueingOperators {
  private static final String[] BLOCKING_STORE = {"worker-pool", "offload"};

  /** A field, then the body of a method that runs {@code work.get()} exclusively. */
  private static final Map<String, List<String>> IDIOMS = new LinkedHashMap<>();

  static {
    IDIOMS.put("locks-this", List.of("", "synchronized (this) { return work.get(); }"));
    IDIOMS.put(
        "locks-statically",
        List.of(
            "private static final Object LOCK = new Object();",
            "synchronized (LOCK) { return work.get(); }"));
    IDIOMS.put("locks-the-class", List.of("", "synchronized (User.class) { return work.get(); }"));
    IDIOMS.put("locks-reentrantly", locked("", ""));
    IDIOMS.put("locks-for-writing", locked("ReadWrite", ".writeLock()"));
    IDIOMS.put("has-one-permit", permits(1));
    IDIOMS.put("has-three-permits", permits(3));
    IDIOMS.put(
        "spins-for-a-flag",
        List.of(
            "private static final java.util.concurrent.atomic.AtomicBoolean BUSY ="
                + " new java.util.concurrent.atomic.AtomicBoolean();",
            "while (!BUSY.compareAndSet(false, true)) { Thread.onSpinWait(); } try { return"
                + " work.get(); } finally { BUSY.set(false); }"));
    IDIOMS.put(
        "computes-in-a-map",
        List.of(
            "private final java.util.Map<String, Object> lanes ="
                + " new java.util.concurrent.ConcurrentHashMap<>();",
            "java.util.List<T> found = new java.util.ArrayList<>(); lanes.compute(\"store\","
                + " (lane, before) -> { found.add(work.get()); return lane; });"
                + " return found.get(0);"));
    IDIOMS.put(
        "has-one-lane",
        List.of(
            "private static final java.util.concurrent.ExecutorService LANE ="
                + " java.util.concurrent.Executors.newSingleThreadExecutor(task -> { Thread thread"
                + " = new Thread(task); thread.setDaemon(true); return thread; });",
            "try { return java.util.concurrent.CompletableFuture.supplyAsync(work, LANE).join(); }"
                + " catch (java.util.concurrent.CompletionException e) { throw (RuntimeException)"
                + " e.getCause(); }"));
  }

  private QueueingOperators() {}

  static List<MutationOperator> all() {
    List<MutationOperator> operators = new ArrayList<>();
    IDIOMS.forEach(
        (name, parts) ->
            operators.add(
                MutationOperator.breaks(
                        name, "concurrency", code -> code.lookUps().map(call -> alone(call, parts)))
                    .in(BLOCKING_STORE)));
    operators.add(
        MutationOperator.breaks(
                "synchronized-handlers",
                "concurrency",
                code ->
                    code.has("supplyAsync")
                        ? Stream.of()
                        : Stream.of(CodeChange.at(code.main(), () -> lock(code))))
            .in("worker-pool"));
    operators.add(
        MutationOperator.breaks(
                "handlers-share-the-lookups-lock", "event-loop", QueueingOperators::sharedLock)
            .in("offload"));
    operators.add(
        MutationOperator.breaks(
            "one-after-another", "concurrency", QueueingOperators::oneAfterAnother));
    return operators;
  }

  private static List<String> locked(String kind, String part) {
    return List.of(
        "private final java.util.concurrent.locks.Reentrant%sLock lock = new java.util.concurrent.locks.Reentrant%sLock();"
            .formatted(kind, kind),
        "lock%s.lock(); try { return work.get(); } finally { lock%s.unlock(); }"
            .formatted(part, part));
  }

  private static List<String> permits(int count) {
    return List.of(
        "private final java.util.concurrent.Semaphore few = new java.util.concurrent.Semaphore(%d);"
            .formatted(count),
        "few.acquireUninterruptibly(); try { return work.get(); } finally { few.release(); }");
  }

  private static CodeChange alone(MethodCallExpr call, List<String> parts) {
    return CodeChange.at(
        call,
        () -> {
          if (!parts.get(0).isEmpty()) {
            AnswerCode.member(call, parts.get(0));
          }
          AnswerCode.member(
              call,
              "private <T> T alone(java.util.function.Supplier<T> work) { %s }"
                  .formatted(parts.get(1)));
          String own =
              AnswerCode.around(call, MethodDeclaration.class)
                  .map(around -> "alone(() -> " + call + ")")
                  .orElseThrow();
          call.replace(AnswerCode.expression(own));
        });
  }

  private static void lock(AnswerCode code) {
    code.handlers()
        .forEach(
            handler ->
                handler.addModifier(com.github.javaparser.ast.Modifier.Keyword.SYNCHRONIZED));
  }

  private static Stream<CodeChange> sharedLock(AnswerCode code) {
    List<String> part = List.of("", "synchronized (this) { return work.get(); }");
    return code.lookUps()
        .filter(call -> AnswerCode.isInMain(call))
        .map(
            call ->
                CodeChange.at(
                    call,
                    () -> {
                      lock(code);
                      alone(call, part).apply().run();
                    }));
  }

  private static Stream<CodeChange> oneAfterAnother(AnswerCode code) {
    String future = "java.util.concurrent.CompletableFuture";
    return JoinOperators.sources(code)
        .map(
            call ->
                CodeChange.at(
                    call,
                    () -> {
                      AnswerCode.member(
                          call,
                          "private %s<?> last = %s.completedFuture(null);"
                              .formatted(future, future));
                      AnswerCode.member(
                          call,
                          "private synchronized <T> %s<T> next(java.util.function.Supplier<? extends java.util.concurrent.CompletionStage<T>> start) { %s<T> turn = last.handle((value, failure) -> true).thenCompose(yes -> start.get()); last = turn; return turn; }"
                              .formatted(future, future));
                      call.replace(AnswerCode.expression("next(() -> " + call + ")"));
                    }));
  }
}
