package unblock.engine.exercise.lockout;

import java.util.List;
import java.util.Set;

/**
 * Two attempts for one user at the same time, which the grader interleaves.
 *
 * @param name of the held trial in the evidence
 * @param before the number of wrong attempts in a row before them
 * @param after attempts that follow one after another, and so show the final count
 */
record SameTimeTrial(
    String name, AttemptCount before, Attempt first, Attempt second, List<Attempt> after) {
  static final List<SameTimeTrial> ALL =
      List.of(
          new SameTimeTrial(
              "two-wrong",
              new AttemptCount(1),
              Attempt.WRONG,
              Attempt.WRONG,
              List.of(Attempt.RIGHT)),
          new SameTimeTrial(
              "wrong-and-right",
              new AttemptCount(2),
              Attempt.WRONG,
              Attempt.RIGHT,
              List.of(Attempt.WRONG, Attempt.WRONG)));

  SameTimeTrial {
    after = List.copyOf(after);
  }

  /** The lists of statuses that the contract allows, in the order of sending. */
  Set<List<Integer>> allowed() {
    return SerialOrders.replies(before, List.of(first, second), after);
  }
}
