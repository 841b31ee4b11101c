package unblock.bench.mutants;

import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Harmless rewrites that add something, or replace it by an equivalent. */
final class HarmlessAdditions {
  private static final String INTERRUPTED =
      " catch (InterruptedException interrupted) { throw new IllegalStateException(interrupted); }";

  /** For the start of each handler: a member that the statement needs, then the statement. */
  private static final Map<String, List<String>> FIRST = new LinkedHashMap<>();

  static {
    FIRST.put("prints", List.of("", "System.out.println(\"asked\");"));
    FIRST.put("yields", List.of("", "Thread.yield();"));
    FIRST.put("sleeps-for-no-time", List.of("", "try { Thread.sleep(0); }" + INTERRUPTED));
    FIRST.put(
        "counts-atomically",
        List.of(
            "private final java.util.concurrent.atomic.AtomicLong asked ="
                + " new java.util.concurrent.atomic.AtomicLong();",
            "asked.incrementAndGet();"));
    FIRST.put(
        "counts-under-a-short-lock",
        List.of(
            "private final java.util.Map<String, Integer> asked = new java.util.HashMap<>();",
            "synchronized (asked) { asked.merge(\"all\", 1, Integer::sum); }"));
    FIRST.put(
        "counts-under-a-reentrant-lock",
        List.of(
            "private final java.util.concurrent.locks.ReentrantLock counting ="
                + " new java.util.concurrent.locks.ReentrantLock();",
            "counting.lock(); counting.unlock();"));
    FIRST.put(
        "joins-what-is-complete",
        List.of("", "java.util.concurrent.CompletableFuture.completedFuture(\"now\").join();"));
    FIRST.put("loops-a-little", List.of("", "for (int i = 0; i < 3; i++) { ctx.path(); }"));
    FIRST.put(
        "offers-to-a-queue",
        List.of(
            "private final java.util.Queue<String> paths ="
                + " new java.util.concurrent.ConcurrentLinkedQueue<>();",
            "paths.offer(ctx.path());"));
  }

  private HarmlessAdditions() {}

  static List<MutationOperator> all() {
    List<MutationOperator> operators = new ArrayList<>();
    FIRST.forEach(
        (name, parts) ->
            operators.add(
                MutationOperator.keeps(
                    name,
                    code -> Stream.of(CodeChange.at(code.main(), () -> addFirst(code, parts))))));
    operators.add(
        MutationOperator.keeps(
            "wraps-in-try-and-finally",
            code -> code.handlers().stream().map(each -> CodeChange.at(each, () -> wrap(each)))));
    operators.add(
        MutationOperator.keeps(
            "blocks-where-nobody-calls", code -> member(code, "private void never()")));
    operators.add(
        MutationOperator.keeps(
                "synchronizes-handlers-of-one-worker",
                code ->
                    Stream.of(
                        CodeChange.at(
                            code.main(),
                            () ->
                                code.handlers()
                                    .forEach(
                                        each -> each.addModifier(Modifier.Keyword.SYNCHRONIZED)))))
            .in("event-loop", "offload", "upstream"));
    operators.add(MutationOperator.keeps("starts-slowly", HarmlessAdditions::slowStart));
    operators.add(
        MutationOperator.keeps("pauses-off-the-worker", HarmlessAdditions::pauses)
            .in("offload", "worker-pool"));
    operators.add(
        MutationOperator.keeps(
                "joins-where-it-may-block",
                code ->
                    JoinOperators.sources(code).map(call -> CodeChange.at(call, () -> join(call))))
            .in("worker-pool"));
    operators.add(
        MutationOperator.keeps("locks-what-only-it-has", HarmlessAdditions::ownLock).in("offload"));
    return operators;
  }

  private static void addFirst(AnswerCode code, List<String> parts) {
    if (!parts.get(0).isEmpty()) {
      AnswerCode.member(code.main(), parts.get(0));
    }
    for (MethodDeclaration handler : code.handlers()) {
      BlockStmt added = AnswerCode.statement("{ " + parts.get(1) + " }").asBlockStmt();
      handler.getBody().orElseThrow().getStatements().addAll(0, added.getStatements());
    }
  }

  private static void wrap(MethodDeclaration handler) {
    AnswerCode.member(handler, "private volatile boolean asked;");
    BlockStmt body = handler.getBody().orElseThrow();
    handler.setBody(
        AnswerCode.statement("{ try " + body + " finally { asked = true; } }").asBlockStmt());
  }

  private static Stream<CodeChange> member(AnswerCode code, String head) {
    String body = " { try { Thread.sleep(1_000); }" + INTERRUPTED + " }";
    return Stream.of(CodeChange.at(code.main(), () -> AnswerCode.member(code.main(), head + body)));
  }

  private static Stream<CodeChange> slowStart(AnswerCode code) {
    return code.main().getConstructors().stream()
        .map(
            each ->
                CodeChange.at(
                    each,
                    () ->
                        each.getBody()
                            .addStatement(
                                AnswerCode.statement("try { Thread.sleep(200); }" + INTERRUPTED))));
  }

  /** Adds pauses to look-ups that do not run on the worker. */
  private static Stream<CodeChange> pauses(AnswerCode code) {
    String later =
        "private static <T> T later(java.util.function.Supplier<T> work) { try { Thread.sleep(5);"
            + " return work.get(); }"
            + INTERRUPTED
            + " }";
    return looksUp(code)
        .map(
            call ->
                CodeChange.at(
                    call,
                    () -> {
                      AnswerCode.member(call, later);
                      call.replace(AnswerCode.expression("later(() -> " + call + ")"));
                    }));
  }

  private static Stream<MethodCallExpr> looksUp(AnswerCode code) {
    return code.lookUps()
        .filter(call -> AnswerCode.home(call) instanceof ClassOrInterfaceDeclaration);
  }

  private static void join(MethodCallExpr call) {
    AnswerCode.member(
        call,
        "private static <T> java.util.concurrent.CompletableFuture<T>"
            + " held(java.util.concurrent.CompletableFuture<T> future) { future.handle((value,"
            + " failure) -> true).join(); return future; }");
    call.replace(AnswerCode.expression("held(" + call + ")"));
  }

  /** Adds a lock that each look-up creates for itself and that excludes no other look-up. */
  private static Stream<CodeChange> ownLock(AnswerCode code) {
    String own =
        "private static <T> T own(java.util.function.Supplier<T> work) { Object lock = new"
            + " Object(); synchronized (lock) { return work.get(); } }";
    return looksUp(code)
        .map(
            call ->
                CodeChange.at(
                    call,
                    () -> {
                      AnswerCode.member(call, own);
                      call.replace(AnswerCode.expression("own(() -> " + call + ")"));
                    }));
  }
}
