package unblock.bench.mutants;

import java.util.List;
import java.util.stream.Stream;

/** Lists every operator. */
final class AllOperators {
  private AllOperators() {}

  static List<MutationOperator> all() {
    return Stream.of(
            HeldWorkerOperators.all(),
            JoinOperators.all(),
            InliningOperators.all(),
            QueueingOperators.all(),
            PoolOperators.all(),
            BoundOperators.all(),
            ReplyOperators.all(),
            StatusOperators.all(),
            PasswordOperators.all(),
            ParameterOperators.all(),
            FailureOperators.all(),
            SharedStateOperators.all(),
            UpstreamOperators.all(),
            CleanUpOperators.all(),
            HarmlessRenames.all(),
            HarmlessLambdaRewrites.all(),
            HarmlessRewrites.all(),
            HarmlessAdditions.all(),
            HarmlessSubstitutes.all())
        .flatMap(List::stream)
        .toList();
  }
}
