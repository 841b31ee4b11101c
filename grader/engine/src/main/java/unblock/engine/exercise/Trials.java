package unblock.engine.exercise;

import java.io.IOException;
import java.util.List;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence.Exchange;
import unblock.engine.model.Route;

/**
 * The trials that an exercise may run, in any order. Each adds its observations to the evidence;
 * none judges.
 */
public interface Trials {
  /**
   * Asks each route the oracle's questions, and returns the routes whose replies were all correct.
   */
  List<Route> answers() throws IOException;

  /** Sends invalid requests to these routes, and tries each fault that the oracle has for them. */
  void errors(List<Route> routes) throws IOException;

  /**
   * Sends requests that the gate holds until as many have arrived as can: three, then as many as
   * are promised, then some more after look-ups that failed.
   */
  void rendezvous() throws IOException;

  /** Sends that many requests together, which the gate holds until as many have arrived as can. */
  void gather(int requests) throws IOException;

  /** Measures three requests at once against one alone; has to follow {@link #rendezvous}. */
  void timing();

  /** Stops the server, calls {@code close()} and records the remaining threads and connections. */
  void cleanUp();

  /** Asks a question that only this exercise has, for a criterion that only this exercise has. */
  Exchange ask(Question question, Aspect aspect) throws IOException;
}
