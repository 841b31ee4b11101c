package unblock.cli;

/**
 * The part of a class that a request is about. The scope determines which submissions the request
 * may remove from a stored round.
 */
enum RequestScope {
  /** The whole class: submissions that are not in the request are removed from the round. */
  CLASS,
  /** Submissions by their paths: other submissions of the round stay. */
  PATHS,
  /** Submissions selected with {@code --only}: all others stay. */
  ONLY
}
