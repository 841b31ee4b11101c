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

/** Harmless: something more, or something else that is as good. */
final class Additions {
  private static final String INTERRUPTED =
      " catch (InterruptedException interrupted) { throw new IllegalStateException(interrupted); }";

  /** At the start of each handler: a member it needs, then the statement. */
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

  private Additions() {}

  static List<Operator> all() {
    List<Operator> operators = new ArrayList<>();
    FIRST.forEach(
        (name, parts) ->
            operators.add(
                Operator.keeps(
                    name, code -> Stream.of(Change.at(code.main(), () -> addFirst(code, parts))))));
    operators.add(
        Operator.keeps(
            "wraps-in-try-and-finally",
            code -> code.handlers().stream().map(each -> Change.at(each, () -> wrap(each)))));
    operators.add(
        Operator.keeps("blocks-where-nobody-calls", code -> member(code, "private void never()")));
    operators.add(
        Operator.keeps(
                "synchronizes-handlers-of-one-worker",
                code ->
                    Stream.of(
                        Change.at(
                            code.main(),
                            () ->
                                code.handlers()
                                    .forEach(
                                        each -> each.addModifier(Modifier.Keyword.SYNCHRONIZED)))))
            .in("event-loop", "offload", "upstream"));
    operators.add(Operator.keeps("starts-slowly", Additions::slowStart));
    operators.add(
        Operator.keeps("pauses-off-the-worker", Additions::pauses).in("offload", "worker-pool"));
    operators.add(
        Operator.keeps(
                "joins-where-it-may-block",
                code -> Waiting.sources(code).map(call -> Change.at(call, () -> join(call))))
            .in("worker-pool"));
    operators.add(Operator.keeps("locks-what-only-it-has", Additions::ownLock).in("offload"));
    return operators;
  }

  private static void addFirst(Code code, List<String> parts) {
    if (!parts.get(0).isEmpty()) {
      Code.member(code.main(), parts.get(0));
    }
    for (MethodDeclaration handler : code.handlers()) {
      BlockStmt added = Code.statement("{ " + parts.get(1) + " }").asBlockStmt();
      handler.getBody().orElseThrow().getStatements().addAll(0, added.getStatements());
    }
  }

  private static void wrap(MethodDeclaration handler) {
    Code.member(handler, "private volatile boolean asked;");
    BlockStmt body = handler.getBody().orElseThrow();
    handler.setBody(Code.statement("{ try " + body + " finally { asked = true; } }").asBlockStmt());
  }

  private static Stream<Change> member(Code code, String head) {
    String body = " { try { Thread.sleep(1_000); }" + INTERRUPTED + " }";
    return Stream.of(Change.at(code.main(), () -> Code.member(code.main(), head + body)));
  }

  private static Stream<Change> slowStart(Code code) {
    return code.main().getConstructors().stream()
        .map(
            each ->
                Change.at(
                    each,
                    () ->
                        each.getBody()
                            .addStatement(
                                Code.statement("try { Thread.sleep(200); }" + INTERRUPTED))));
  }

  /** Look-ups that run elsewhere may take their time. */
  private static Stream<Change> pauses(Code code) {
    String later =
        "private static <T> T later(java.util.function.Supplier<T> work) { try { Thread.sleep(5); return work.get(); }"
            + INTERRUPTED
            + " }";
    return looksUp(code)
        .map(
            call ->
                Change.at(
                    call,
                    () -> {
                      Code.member(call, later);
                      call.replace(Code.expression("later(() -> " + call + ")"));
                    }));
  }

  private static Stream<MethodCallExpr> looksUp(Code code) {
    return code.lookUps().filter(call -> Code.home(call) instanceof ClassOrInterfaceDeclaration);
  }

  private static void join(MethodCallExpr call) {
    Code.member(
        call,
        "private static <T> java.util.concurrent.CompletableFuture<T> held(java.util.concurrent.CompletableFuture<T> future) { future.handle((value, failure) -> true).join(); return future; }");
    call.replace(Code.expression("held(" + call + ")"));
  }

  /** A lock that each look-up makes for itself keeps nobody out. */
  private static Stream<Change> ownLock(Code code) {
    String own =
        "private static <T> T own(java.util.function.Supplier<T> work) { Object lock = new Object(); synchronized (lock) { return work.get(); } }";
    return looksUp(code)
        .map(
            call ->
                Change.at(
                    call,
                    () -> {
                      Code.member(call, own);
                      call.replace(Code.expression("own(() -> " + call + ")"));
                    }));
  }
}
