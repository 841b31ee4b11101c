package unblock.cli;

/** How much of a class a request is about, which decides what it may remove from a kept round. */
enum RequestScope {
  /** The class as a whole: what is not in the request is not in the round any more. */
  CLASS,
  /** Submissions by their paths: others that the round already holds stay. */
  PATHS,
  /** Submissions picked with {@code --only}: all else stays. */
  ONLY
}
