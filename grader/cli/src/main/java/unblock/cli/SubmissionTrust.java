package unblock.cli;

/** The submissions that a request trusts not to change grades, if no isolation prevents that. */
enum SubmissionTrust {
  /** None: submissions with the grader's rights are not graded together, and not merged. */
  NONE,
  /** All submissions that are graded. */
  SUBMISSIONS;

  /** Returns the value of {@code --trust-submissions}. */
  static SubmissionTrust of(boolean submissions) {
    return submissions ? SUBMISSIONS : NONE;
  }
}
