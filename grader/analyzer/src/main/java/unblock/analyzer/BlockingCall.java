package unblock.analyzer;

import java.util.List;

/**
 * A call that holds a thread, with the call path to it.
 *
 * @param cause the call
 * @param severity how certain the call is on this path
 * @param onWorker whether it runs on the worker for every caller; otherwise it runs on the calling
 *     thread
 * @param trail the path, outermost frame first; its last hop is the place of the call
 */
record BlockingCall(Cause cause, Severity severity, boolean onWorker, CallPath trail) {
  /**
   * The maximum length of a path: longer paths do not help readers, and recursion would extend them
   * without limit.
   */
  private static final int LONGEST = 24;

  List<Hop> path() {
    return trail.hops();
  }

  /**
   * The call that holds the thread.
   *
   * @param call as in {@code Thread.sleep}
   * @param reason the effect of the call, as in {@code sleeps}
   */
  record Cause(InstructionSite site, String call, String reason, Kind kind) {}

  /** Selects the question for the student. */
  enum Kind {
    CALL,
    WAIT_FOR_FUTURE,
    WAIT_FOR_WORKER,
    MONITOR,
    SPIN
  }

  /** One frame of the path, and the line at which it calls the next frame. */
  record Hop(String frame, boolean reason, String file, int line) {
    static Hop at(InstructionSite site) {
      return new Hop(site.frame(), false, site.file(), site.line());
    }

    @Override
    public String toString() {
      return frame + (reason ? " (" : "(") + file + ":" + line + ")";
    }
  }

  static BlockingCall at(InstructionSite site, Cause cause, Severity severity) {
    return new BlockingCall(cause, severity, false, CallPath.at(Hop.at(site)));
  }

  /** Returns the same call with a path that begins at the caller. */
  BlockingCall calledFrom(Hop caller) {
    return trail.size() >= LONGEST
        ? this
        : new BlockingCall(cause, severity, onWorker, trail.from(caller));
  }

  /** Returns the same call; its outermost frame shows the reason for its thread. */
  BlockingCall because(String reason) {
    Hop first = trail.first();
    return new BlockingCall(
        cause,
        severity,
        onWorker,
        trail.startingWith(new Hop(reason, true, first.file(), first.line())));
  }

  BlockingCall perhaps() {
    return severity == Severity.BLOCKS
        ? new BlockingCall(cause, Severity.MAY_BLOCK, onWorker, trail)
        : this;
  }

  BlockingCall onWorkerForSure() {
    return onWorker ? this : new BlockingCall(cause, severity, true, trail);
  }
}
