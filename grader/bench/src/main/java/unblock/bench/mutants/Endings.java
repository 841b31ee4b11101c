package unblock.bench.mutants;

import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.stmt.BlockStmt;
import java.util.List;
import java.util.stream.Stream;

/** Something is still there after {@code close()}. */
final class Endings {
  private static final String SLEEP =
      "try { Thread.sleep(%s); } catch (InterruptedException interrupted) { %s }";

  private Endings() {}

  static List<Operator> all() {
    return List.of(
        Operator.breaks("does-not-close", "clean-up", Endings::open),
        Operator.breaks("closes-for-ever", "clean-up", code -> closing(code, "120_000")),
        Operator.breaks("closes-for-eight-seconds", "clean-up", code -> closing(code, "8_000")),
        Operator.breaks(
            "starts-a-pool-per-request",
            "clean-up",
            code ->
                code.calls("supplyAsync").stream()
                    .filter(call -> call.getArguments().size() == 2)
                    .map(
                        call ->
                            Change.replace(
                                call.getArgument(1),
                                was -> "java.util.concurrent.Executors.newCachedThreadPool()"))),
        Operator.breaks(
            "leaves-a-thread-per-request",
            "clean-up",
            code ->
                code.handlers().stream()
                    .map(
                        handler ->
                            Change.at(
                                handler,
                                () ->
                                    handler
                                        .getBody()
                                        .orElseThrow()
                                        .addStatement(
                                            0,
                                            Code.statement(
                                                "java.util.concurrent.Executors.newFixedThreadPool(1).execute(() -> { });"))))),
        Operator.breaks(
            "starts-a-ticker",
            "clean-up",
            code ->
                code.main().findAll(ConstructorDeclaration.class).stream()
                    .filter(each -> Code.home(each).getConstructors().contains(each))
                    .map(each -> Change.at(each, () -> each.getBody().addStatement(ticker())))),
        Operator.breaks(
            "leaves-a-scheduler",
            "clean-up",
            code ->
                code.main().getConstructors().stream()
                    .map(
                        each ->
                            Change.at(
                                each,
                                () ->
                                    each.getBody()
                                        .addStatement(
                                            Code.statement(
                                                "java.util.concurrent.Executors.newScheduledThreadPool(1).scheduleAtFixedRate(() -> { }, 1, 1, java.util.concurrent.TimeUnit.SECONDS);"))))));
  }

  private static com.github.javaparser.ast.stmt.Statement ticker() {
    return Code.statement(
        "new Thread(() -> { while (true) { " + SLEEP.formatted("1000", "") + " } }).start();");
  }

  /** A bulkhead's threads end with their tasks, so nothing has to be closed. */
  private static Stream<Change> open(Code code) {
    return code.has("Bulkhead")
        ? Stream.of()
        : close(code).map(close -> Change.at(close, () -> close.setBody(new BlockStmt())));
  }

  private static Stream<Change> closing(Code code, String millis) {
    String wait = SLEEP.formatted(millis, "throw new IllegalStateException(interrupted);");
    List<MethodDeclaration> close = close(code).toList();
    return Stream.of(
        Change.at(
            code.main(),
            () -> {
              if (close.isEmpty()) {
                Code.member(code.main(), "@Override public void close() { " + wait + " }");
              } else {
                close.get(0).getBody().orElseThrow().addStatement(0, Code.statement(wait));
              }
            }));
  }

  private static Stream<MethodDeclaration> close(Code code) {
    return code.main().getMethodsByName("close").stream();
  }
}
