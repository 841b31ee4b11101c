package unblock.engine.exercise;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The interface between one run and its dependencies. May be used by any thread. */
public interface RunContext {
  /** A unique name of the run, usable in an address. */
  String id();

  /** The oracle of this run. */
  Oracle oracle();

  /**
   * Reports that a slow call with that key has arrived at the gate. The result completes with true
   * when the call may continue, and with false when it has to fail.
   *
   * @param request the call as the dependency received it, as in {@code GET /users/alice/info}
   */
  CompletableFuture<Boolean> arrive(String key, String request);

  /**
   * Reports that the beginning of the answer to a slow call with that key was sent, and that the
   * rest waits.
   */
  void begun(String key);

  /** Reports a request that the dependency does not answer, because no contract has it. */
  void refused(String request);

  /** The current fault for that key, if there is one. */
  Optional<DependencyFault> fault(String key);

  /** The services that all runs share. */
  SharedServices services();
}
