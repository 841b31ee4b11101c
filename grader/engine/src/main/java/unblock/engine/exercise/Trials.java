package unblock.engine.exercise;

import java.io.IOException;
import java.util.List;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence.Exchange;
import unblock.engine.model.Route;

/**
 * The trials that an exercise may run, in the order it likes. Each adds what it observed to the
 * evidence; none judges.
 */
public interface Trials {
  /** Asks each route what the oracle has for it; the routes whose replies were all right. */
  List<Route> answers() throws IOException;

  /** Sends these routes invalid requests, and tries each fault that the oracle has for them. */
  void errors(List<Route> routes) throws IOException;

  /**
   * Sends requests that are held at the gate until all are there that can be: three, then as many
   * as are promised, then some more after look-ups that failed.
   */
  void rendezvous() throws IOException;

  /** Measures three requests at once against one alone; follows {@link #rendezvous}. */
  void timing();

  /** Stops the server, calls {@code close()} and looks at what is left. */
  void cleanUp();

  /** Asks one question of an exercise's own, for a criterion of its own. */
  Exchange ask(Question question, Aspect aspect) throws IOException;
}
