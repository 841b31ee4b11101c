package unblock.analyzer;

import java.util.List;
import org.objectweb.asm.Handle;

/** What is known of a value: one of the things that it may be at run time. */
sealed interface ValueFact {
  /** Facts without a place. */
  enum Plain implements ValueFact {
    /** It comes from outside of the inspected code. */
    ANYTHING,
    /** It can be more things than are worth to tell apart, and stays so. */
    TOO_MUCH,
    /** The number 0. */
    ZERO
  }

  /**
   * A lambda or method reference.
   *
   * @param impl what runs when it is called
   * @param captured what it holds of the place where it was made
   * @param function the functional interface that it was converted to
   * @param method that interface's one abstract method
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

  /** An object of a class of the inspected code or of a library; what it holds is on the heap. */
  record Instance(InstructionSite site, String type) implements ValueFact {}

  /** A future: who completes it decides where the code chained to it runs. */
  record Stage(InstructionSite site, Completion completion) implements ValueFact {}

  /** Who completes a stage. */
  enum Completion {
    /** It is complete when it is made. */
    ALREADY,
    /** The worker, later. */
    WORKER,
    /** A pool's thread; it may be done before a callback is chained to it. */
    POOL,
    /** A client's own thread after a network round trip; in practice after the chaining. */
    CLIENT,
    /** Not known. */
    UNKNOWN
  }

  /** An executor of the JDK. */
  record Pool(InstructionSite site, Kind kind) implements ValueFact {}

  /** Which thread an executor uses. */
  enum Kind {
    /** Threads of its own. */
    OWN,
    /** The calling thread. */
    INLINE,
    /** Threads of its own, or the caller's when they are all busy. */
    CALLER_RUNS,
    /** The worker itself, later. */
    WORKER
  }
}
