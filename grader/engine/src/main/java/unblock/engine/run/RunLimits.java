package unblock.engine.run;

import unblock.engine.model.Outcome;
import unblock.message.Message;

/** The limits of one run: the time of all waits, and the number of children that stop answering. */
final class RunLimits {
  /**
   * The number of children that may stop answering, 30 s are needed to detect each. After them no
   * other child is started, and further questions end as for the last child.
   */
  private static final int MOST_SILENT = 3;

  private final WaitingBudget budget;
  private int silent;

  /** Starts without silent children. */
  RunLimits(WaitingBudget budget) {
    this.budget = budget;
  }

  /** The common limit of all waits. */
  WaitingBudget budget() {
    return budget;
  }

  /** Counts a child that has ended, if the grader ended it because it did not answer. */
  void count(ChildProcess ended) {
    silent += ended.endedForSilence() ? 1 : 0;
  }

  /** Whether no other child is started and no other request is sent. */
  boolean areReached() {
    return silent >= MOST_SILENT || budget.isSpent();
  }

  /** The outcome of every request once a limit is reached. */
  Outcome outcome(ChildProcess last) {
    return budget.isSpent()
        ? new Outcome.Overdue(budget.seconds())
        : last.ended(0).orElse(new Outcome.Ended(Message.of("run.silent")));
  }
}
