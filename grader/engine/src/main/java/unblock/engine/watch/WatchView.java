package unblock.engine.watch;

/** What the page shows of the current exercise. */
enum WatchView {
  /** The next step, or what was learned. */
  RESULT,
  /** All exercises with their state. */
  LIST,
  /** The requests of the last grading in time. */
  TIMELINE,
  /** The whole report of the last grading. */
  REPORT
}
