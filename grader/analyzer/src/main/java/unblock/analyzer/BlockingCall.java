package unblock.analyzer;

import java.util.List;

/**
 * A call that holds a thread, and how the flow got there.
 *
 * @param cause the call
 * @param severity how sure it is on this path
 * @param onWorker whether it runs on the worker whoever calls; otherwise it runs on the calling
 *     thread
 * @param trail outermost first; its last hop is where the call stands
 */
record BlockingCall(Cause cause, Severity severity, boolean onWorker, CallPath trail) {
  /** Longer paths help nobody, and recursion must not grow them. */
  private static final int LONGEST = 24;

  List<Hop> path() {
    return trail.hops();
  }

  /**
   * What holds the thread.
   *
   * @param call as in {@code Thread.sleep}
   * @param reason what it does meanwhile, as in {@code sleeps}
   */
  record Cause(InstructionSite site, String call, String reason, Kind kind) {}

  /** What to ask the student. */
  enum Kind {
    CALL,
    WAIT_FOR_FUTURE,
    WAIT_FOR_WORKER,
    MONITOR,
    SPIN
  }

  /** One frame of the path and the line at which it leaves for the next. */
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

  /** The same, seen from a caller. */
  BlockingCall calledFrom(Hop caller) {
    return trail.size() >= LONGEST
        ? this
        : new BlockingCall(cause, severity, onWorker, trail.from(caller));
  }

  /** The same, its outermost frame told by why it runs where it runs. */
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
