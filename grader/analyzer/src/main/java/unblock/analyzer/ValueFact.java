package unblock.analyzer;

import java.util.List;
import org.objectweb.asm.Handle;

/** A fact about a value: one of its possibilities at run time. */
sealed interface ValueFact {
  /** Facts without a site. */
  enum Plain implements ValueFact {
    /** The value is from outside the inspected code. */
    ANYTHING,
    /** The value has too many possibilities to distinguish them; this never changes. */
    TOO_MUCH,
    /** The number 0. */
    ZERO,
    /** A text with a literal IP address, as in {@code "127.0.0.1"}. */
    ADDRESS
  }

  /**
   * A lambda or method reference.
   *
   * @param impl the method that it runs
   * @param captured the captured values
   * @param function the functional interface that it was converted to
   * @param method the only abstract method of that interface
   */
  record Closure(
      InstructionSite site,
      Handle impl,
      List<AbstractValue> captured,
      String function,
      String method)
      implements ValueFact {
    public Closure {
      captured = List.copyOf(captured);
    }
  }

  /** An object of a class of the inspected code or of a library; its content is on the heap. */
  record Instance(InstructionSite site, String type) implements ValueFact {}

  /** A future. The thread that completes it determines where chained code runs. */
  record Stage(InstructionSite site, Completion completion) implements ValueFact {}

  /** The thread that completes a stage. */
  enum Completion {
    /** The stage is complete when it is created. */
    ALREADY,
    /** The worker, later. */
    WORKER,
    /** A thread of a pool; it may complete the stage before a callback is chained. */
    POOL,
    /** A client's own thread after a network round trip; in practice after the chaining. */
    CLIENT,
    /** Not known. */
    UNKNOWN;

    /** Returns the thread on which a callback runs that is chained without an executor. */
    CallbackThread callbackThread() {
      return switch (this) {
        case ALREADY -> CallbackThread.SAME;
        case WORKER -> CallbackThread.WORKER;
        case CLIENT -> CallbackThread.OFF;
        case POOL, UNKNOWN -> CallbackThread.MAYBE;
      };
    }

    /** Returns the key of the way in which such a callback is handed over. */
    String handover() {
      return switch (this) {
        case ALREADY -> "handover.complete-stage";
        case WORKER -> "handover.stage-of-worker";
        case CLIENT -> "handover.stage-of-client";
        case POOL, UNKNOWN -> "handover.perhaps-complete-stage";
      };
    }
  }

  /** An executor of the JDK. */
  record Pool(InstructionSite site, Kind kind) implements ValueFact {}

  /** The thread that an executor uses. */
  enum Kind {
    /** Threads of its own. */
    OWN,
    /** The calling thread. */
    INLINE,
    /** Threads of its own, or the calling thread when they are all busy. */
    CALLER_RUNS,
    /** The worker itself, later. */
    WORKER
  }
}
