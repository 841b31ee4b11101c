package unblock.cli;

/** Whom a request trusts not to rewrite grades where nothing but trust keeps them from it. */
enum SubmissionTrust {
  /** Nobody: submissions that have the grader's rights are not graded together, or not merged. */
  NONE,
  /** All whose submissions are graded. */
  SUBMISSIONS;

  /** What {@code --trust-submissions} says. */
  static SubmissionTrust of(boolean submissions) {
    return submissions ? SUBMISSIONS : NONE;
  }
}
