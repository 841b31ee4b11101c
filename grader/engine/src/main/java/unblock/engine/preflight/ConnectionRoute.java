package unblock.engine.preflight;

/**
 * The route of the grader's connections to a submission, which decides the number of open files.
 */
public enum ConnectionRoute {
  /** Each request is one connection. */
  DIRECT(320),

  /**
   * Each request passes a relay, in and out: up to three more files for each request and its
   * look-ups.
   */
  RELAYED(1_200);

  /** The number of open files for each submission that is graded at the same time. */
  final int forAJob;

  ConnectionRoute(int forAJob) {
    this.forAJob = forAJob;
  }
}
