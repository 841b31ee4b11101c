package unblock.bench.mutants;

import java.util.List;
import java.util.stream.Stream;

/** Every operator there is. */
final class Operators {
  private Operators() {}

  static List<Operator> all() {
    return Stream.of(
            Holding.all(),
            Waiting.all(),
            Inlining.all(),
            Queueing.all(),
            Pools.all(),
            Replies.all(),
            Statuses.all(),
            Passwords.all(),
            Parameters.all(),
            Failures.all(),
            Sharing.all(),
            Upstreams.all(),
            Endings.all(),
            Renamings.all(),
            Reshapings.all(),
            Rewritings.all(),
            Additions.all(),
            Substitutes.all())
        .flatMap(List::stream)
        .toList();
  }
}
