package unblock.analyzer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that holds a thread, with the call path to it.
 *
 * @param cause the call
 * @param severity how certain the call is on this path
 * @param onWorker whether it runs on the worker for every caller; otherwise it runs on the calling
 *     thread
 * @param accepted whether the path passes a method that the project marks as accepted
 * @param trail the path, outermost frame first; its last hop is the place of the call
 */
record BlockingCall(
    Cause cause, Severity severity, boolean onWorker, boolean accepted, CallPath trail) {
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
   * @param form the way in which a message names the call
   * @param detail the second name in the form; empty when the form has only the call
   * @param reason the activity of the call, in the catalogue's words, as in {@code sleeps}
   */
  record Cause(
      InstructionSite site, String call, Form form, String detail, String reason, Kind kind) {
    /** A call that a message names without further details. */
    Cause(InstructionSite site, String call, String reason, Kind kind) {
      this(site, call, Form.CALL, "", reason, kind);
    }

    Cause of(Kind other) {
      return new Cause(site, call, form, detail, reason, other);
    }
  }

  /** The way in which a message names the call that holds the thread. */
  enum Form {
    CALL,
    CALL_IN_LOOP,
    NATIVE_CALL,
    CALL_THAT_REACHES,
    LOCK_HELD_ACROSS,
    EMPTY_LOOP
  }

  /** Selects the question for the student. */
  enum Kind {
    CALL,
    WAIT_FOR_FUTURE,
    WAIT_FOR_WORKER,
    MONITOR,
    SPIN,
    /** In a class initialiser, which runs once, on the first thread that uses the class. */
    INITIALISER
  }

  /** One frame of the path and the line at which it leaves for the next. */
  record Hop(Frame frame, @Nullable Entry entry, String file, int line) {
    static Hop at(InstructionSite site) {
      return new Hop(site.frame(), null, site.file(), site.line());
    }
  }

  /**
   * The reason why a frame runs on its thread.
   *
   * @param function the kind of lambda; empty for a method with a name
   */
  record Entry(String function, Handover handover) {}

  /** Returns a call that cannot be analysed. */
  static BlockingCall opaque(InstructionSite site, String call) {
    return at(site, new Cause(site, call, "", Kind.CALL), Severity.OPAQUE);
  }

  static BlockingCall at(InstructionSite site, Cause cause, Severity severity) {
    return new BlockingCall(cause, severity, false, false, CallPath.at(Hop.at(site)));
  }

  /** Returns the same call with a path that begins at the caller. */
  BlockingCall calledFrom(Hop caller) {
    return trail.size() >= LONGEST
        ? this
        : new BlockingCall(cause, severity, onWorker, accepted, trail.from(caller));
  }

  /** Returns the same call with an explanation why its outermost frame runs on its thread. */
  BlockingCall because(Entry entry) {
    Hop first = trail.first();
    return new BlockingCall(
        cause,
        severity,
        onWorker,
        accepted,
        trail.startingWith(new Hop(first.frame(), entry, first.file(), first.line())));
  }

  /** Returns the same call in a class initialiser, which another thread may have run before. */
  BlockingCall inInitialiser() {
    return severity == Severity.BLOCKS
        ? new BlockingCall(
            cause.of(Kind.INITIALISER), Severity.MAY_BLOCK, onWorker, accepted, trail)
        : this;
  }

  BlockingCall perhaps() {
    return severity == Severity.BLOCKS
        ? new BlockingCall(cause, Severity.MAY_BLOCK, onWorker, accepted, trail)
        : this;
  }

  BlockingCall onWorkerForSure() {
    return onWorker ? this : new BlockingCall(cause, severity, true, accepted, trail);
  }

  /** Returns the same call on a path that the project accepts. */
  BlockingCall onAcceptedPath() {
    return accepted ? this : new BlockingCall(cause, severity, onWorker, true, trail);
  }
}
