package unblock.bench.mutants;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Mutations that hold the worker with a statement: a pause, a file access or a computation. */
final class HeldWorkerOperators {
  private static final String NEVER_MIND = " catch (java.io.IOException never) { }";
  private static final String INTERRUPTED =
      " catch (InterruptedException interrupted) { throw new IllegalStateException(interrupted); }";
  private static final String ANY =
      " catch (Exception failed) { throw new IllegalStateException(failed); }";
  private static final Map<String, String> STATEMENTS = new LinkedHashMap<>();

  static {
    STATEMENTS.put("sleeps", "try { Thread.sleep(50); }" + INTERRUPTED);
    STATEMENTS.put(
        "sleeps-by-time-unit",
        "try { java.util.concurrent.TimeUnit.MILLISECONDS.sleep(50); }" + INTERRUPTED);
    STATEMENTS.put("parks", "java.util.concurrent.locks.LockSupport.parkNanos(50_000_000L);");
    STATEMENTS.put(
        "waits-for-a-monitor",
        "{ Object own = new Object(); try { synchronized (own) { own.wait(50); } }"
            + INTERRUPTED
            + "}");
    STATEMENTS.put(
        "waits-for-a-latch",
        "try { new java.util.concurrent.CountDownLatch(1).await(50,"
            + " java.util.concurrent.TimeUnit.MILLISECONDS); }"
            + INTERRUPTED);
    STATEMENTS.put(
        "waits-for-an-element",
        "try { new java.util.concurrent.LinkedBlockingQueue<String>().poll(50,"
            + " java.util.concurrent.TimeUnit.MILLISECONDS); }"
            + INTERRUPTED);
    STATEMENTS.put(
        "tries-to-acquire-for-a-while",
        "try { new java.util.concurrent.Semaphore(0).tryAcquire(50,"
            + " java.util.concurrent.TimeUnit.MILLISECONDS); }"
            + INTERRUPTED);
    STATEMENTS.put(
        "joins-a-thread",
        "try { Thread aside = new Thread(() -> java.util.concurrent.locks.LockSupport"
            + ".parkNanos(50_000_000L)); aside.start(); aside.join(); }"
            + INTERRUPTED);
    STATEMENTS.put(
        "writes-a-file",
        "try { java.nio.file.Files.writeString(java.nio.file.Path.of(\"requests.log\"), \"one\","
            + " java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);"
            + " }"
            + NEVER_MIND);
    STATEMENTS.put(
        "reads-a-file",
        "try (java.io.Reader reader = new java.io.FileReader(\"settings.txt\")) { reader.read(); }"
            + NEVER_MIND);
    STATEMENTS.put(
        "opens-a-database",
        "try (java.sql.Connection own ="
            + " java.sql.DriverManager.getConnection(\"jdbc:sqlite::memory:\")) { own.isValid(1); }"
            + " catch (java.sql.SQLException never) { }");
    STATEMENTS.put(
        "asks-the-name-service",
        "try { java.net.InetAddress.getByName(\"localhost\"); }" + NEVER_MIND);
    STATEMENTS.put(
        "opens-a-socket",
        "try (java.net.Socket socket = new java.net.Socket(\"127.0.0.1\", 9)) {"
            + " socket.getOutputStream().write(1); }"
            + NEVER_MIND);
    STATEMENTS.put(
        "derives-a-key",
        "try { javax.crypto.SecretKeyFactory.getInstance(\"PBKDF2WithHmacSHA256\").generateSecret("
            + "new javax.crypto.spec.PBEKeySpec(\"secret\".toCharArray(), new byte[16], 60_000,"
            + " 256)); }"
            + ANY);
    STATEMENTS.put(
        "hashes-again-and-again",
        "try { java.security.MessageDigest digest ="
            + " java.security.MessageDigest.getInstance(\"SHA-256\"); byte[] hash = new byte[32];"
            + " for (int i = 0; i < 100_000; i++) { hash = digest.digest(hash); } }"
            + ANY);
    STATEMENTS.put(
        "looks-for-a-prime", "java.math.BigInteger.probablePrime(1024, new java.util.Random());");
    STATEMENTS.put(
        "spins-for-a-while",
        "{ long end = System.nanoTime() + 50_000_000L; while (System.nanoTime() < end) {"
            + " Thread.onSpinWait(); } }");
    STATEMENTS.put(
        "counts-for-a-while",
        "{ long end = System.nanoTime() + 300_000_000L; while (System.nanoTime() < end) { } }");
  }

  private HeldWorkerOperators() {}

  static List<MutationOperator> all() {
    return STATEMENTS.entrySet().stream()
        .map(
            each ->
                MutationOperator.breaks(
                    each.getKey(), "event-loop", code -> places(code, each.getValue())))
        .toList();
  }

  private static Stream<CodeChange> places(AnswerCode code, String text) {
    Stream<CodeChange> first =
        code.handlers().stream()
            .flatMap(
                handler -> {
                  BlockStmt body = handler.getBody().orElseThrow();
                  return Stream.of(
                      CodeChange.at(handler, () -> first(body, text)).how("first"),
                      CodeChange.at(handler, () -> inMethod(body, text)).how("in a method"),
                      CodeChange.at(handler, () -> first(body, object(text))).how("in an object"),
                      CodeChange.at(handler, () -> first(body, lambda(text))).how("in a lambda"));
                });
    Stream<CodeChange> inSupplier =
        code.calls("future").stream()
            .flatMap(call -> LambdaTrees.argument(call).stream())
            .map(
                lambda ->
                    CodeChange.at(lambda, () -> first(LambdaTrees.block(lambda), text))
                        .how("in supplier"));
    return Stream.of(first, inSupplier, inContinuation(code, text)).flatMap(each -> each);
  }

  /** Adds the text to a continuation of the asynchronous store, which runs on the worker. */
  private static Stream<CodeChange> inContinuation(AnswerCode code, String text) {
    return List.of("event-loop", "upstream").contains(code.exercise())
        ? code.calls("find").stream()
            .flatMap(call -> LambdaTrees.next(call).stream())
            .filter(HeldWorkerOperators::hasContinuation)
            .map(next -> CodeChange.at(next, () -> continuation(next, text)).how("in continuation"))
        : Stream.of();
  }

  /** Whether a lambda or a name of one follows, and not {@code toCompletableFuture()}. */
  private static boolean hasContinuation(MethodCallExpr next) {
    return next.getArguments().stream()
        .findFirst()
        .filter(each -> each.isNameExpr() || each.isLambdaExpr())
        .isPresent();
  }

  private static void continuation(MethodCallExpr next, String text) {
    Expression then = next.getArgument(0);
    if (then instanceof NameExpr) {
      then.replace(AnswerCode.expression("given -> { " + text + " " + then + ".accept(given); }"));
    } else {
      first(LambdaTrees.block(then.asLambdaExpr()), text);
    }
  }

  private static void first(BlockStmt body, String text) {
    body.addStatement(0, AnswerCode.statement(text));
  }

  private static void inMethod(BlockStmt body, String text) {
    AnswerCode.member(body, "private void prepare() { " + text + " }");
    first(body, "prepare();");
  }

  private static String object(String text) {
    return "new Object() { void prepare() { " + text + " } }.prepare();";
  }

  private static String lambda(String text) {
    return "java.util.List.of(1).forEach(one -> { " + text + " });";
  }
}
