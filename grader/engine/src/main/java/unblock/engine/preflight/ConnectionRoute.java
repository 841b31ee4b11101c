package unblock.engine.preflight;

/** How the grader's connections get to a submission, which decides how many files it has open. */
public enum ConnectionRoute {
  /** Each request is one connection. */
  DIRECT(320),

  /** Each passes a relay, in and out: up to three more files for each request and its look-ups. */
  RELAYED(1_200);

  /** Open files for each submission that is graded at once. */
  final int forAJob;

  ConnectionRoute(int forAJob) {
    this.forAJob = forAJob;
  }
}
