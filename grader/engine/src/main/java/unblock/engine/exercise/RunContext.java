package unblock.engine.exercise;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One run, as its dependencies see it. May be used by any thread. */
public interface RunContext {
  /** A name that no other run has, fit for an address. */
  String id();

  /** What this run asks and which replies are right. */
  Oracle oracle();

  /**
   * A slow call about that key comes to the gate: completes with true when it may go on, with false
   * when it is to fail.
   */
  CompletableFuture<Boolean> arrive(String key);

  /** What goes wrong for that key, if anything does. */
  Optional<DependencyFault> fault(String key);

  /** What all runs share. */
  SharedServices services();
}
