package unblock.engine.exercise.lockout;

import java.util.List;

/**
 * The number of wrong attempts in a row of one user, and the contract's rule for the next attempt.
 */
record AttemptCount(int wrong) {
  static final int WELCOME = 200;
  static final int REFUSED = 401;
  static final int LOCKED = 423;

  /** The wrong attempt with this number locks the account. */
  private static final int LAST = 3;

  /** The count of a user without attempts. */
  static final AttemptCount NONE = new AttemptCount(0);

  /** The count after that attempt; an account that is locked stays so. */
  AttemptCount after(Attempt attempt) {
    if (isLocked()) {
      return this;
    }
    return attempt == Attempt.RIGHT ? NONE : new AttemptCount(wrong + 1);
  }

  /** The status of the reply to that attempt. */
  int status(Attempt attempt) {
    if (after(attempt).isLocked()) {
      return LOCKED;
    }
    return attempt == Attempt.RIGHT ? WELCOME : REFUSED;
  }

  /** The statuses that the contract has for such an attempt at some count. */
  static List<Integer> statuses(Attempt attempt) {
    return switch (attempt) {
      case RIGHT -> List.of(WELCOME, LOCKED);
      case WRONG -> List.of(REFUSED, LOCKED);
    };
  }

  private boolean isLocked() {
    return wrong >= LAST;
  }
}
