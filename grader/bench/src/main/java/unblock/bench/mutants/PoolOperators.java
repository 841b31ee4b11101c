package unblock.bench.mutants;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Mutations with a pool that is too small, or that returns work to the worker. */
final class PoolOperators {
  private PoolOperators() {}

  static List<MutationOperator> all() {
    List<MutationOperator> operators = new ArrayList<>();
    for (int few : new int[] {1, 3, 15}) {
      operators.add(
          MutationOperator.breaks(
                  "a-pool-of-" + few,
                  "concurrency",
                  code ->
                      sizes(code)
                          .filter(size -> few < 15 || code.exercise().equals("offload"))
                          .map(size -> CodeChange.replace(size, was -> Integer.toString(few))))
              .in("worker-pool", "offload"));
    }
    operators.add(
        MutationOperator.breaks(
                "a-queue-that-the-caller-works-off",
                "event-loop concurrency",
                code -> callerRuns(code, 2))
            .in("offload"));
    operators.add(
        MutationOperator.breaks(
                "a-full-pool-that-the-caller-helps", "event-loop", code -> callerRuns(code, 16))
            .in("offload"));
    return operators;
  }

  /** Returns the numbers that limit the concurrent look-ups. */
  private static Stream<IntegerLiteralExpr> sizes(AnswerCode code) {
    return code.all(IntegerLiteralExpr.class, each -> each.asNumber().intValue() >= 16).stream()
        .filter(each -> each.asNumber().intValue() <= 64 && isSize(each));
  }

  private static boolean isSize(IntegerLiteralExpr number) {
    Node parent = number.getParentNode().orElseThrow();
    return parent instanceof VariableDeclarator
        || (parent instanceof MethodCallExpr call
            && call.getNameAsString().equals("newFixedThreadPool"))
        || (parent instanceof ObjectCreationExpr creation
            && (creation.getArguments().size() <= 2
                || AnswerCode.same(creation.getArgument(0), number)));
  }

  /**
   * Replaces a pool by one whose tasks may run on the caller. Does not apply to answers whose
   * threads must all be busy before the first request.
   */
  private static Stream<CodeChange> callerRuns(AnswerCode code, int threads) {
    return code.has("CountDownLatch")
        ? Stream.of()
        : code.calls("newFixedThreadPool").stream()
            .map(
                pool ->
                    CodeChange.replace(
                        pool,
                        was ->
                            "new java.util.concurrent.ThreadPoolExecutor(%d, %d, 0, java.util.concurrent.TimeUnit.SECONDS, new java.util.concurrent.ArrayBlockingQueue<>(1), new java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy())"
                                .formatted(threads, threads)));
  }
}
