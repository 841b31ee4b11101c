package unblock.cli;

/** What says whose a submission is that a kept round already has. */
enum StudentSource {
  /** The roster of this request. */
  ROSTER,
  /** The round; this request has no roster. */
  ROUND
}
