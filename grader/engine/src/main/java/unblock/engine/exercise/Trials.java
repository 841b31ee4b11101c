package unblock.engine.exercise;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import unblock.engine.model.Aspect;
import unblock.engine.model.Exchange;
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

  /** The source of this run's questions. */
  Oracle oracle();

  /** Activates that fault for the key of a question, and returns the question meanwhile. */
  Question during(ExpectedFault fault, Question question) throws IOException;

  /**
   * Sends these requests and holds all their slow calls at the gate; the script then releases them
   * in steps. At its end the gate opens, and all replies are awaited.
   *
   * @param name the name of the trial in the evidence; unique in a run
   * @param aspect of the exchanges
   * @return the requests with their outcomes, in the order of sending
   */
  List<Exchange> hold(
      String name, Aspect aspect, List<Question> questions, Consumer<HeldRequests> script)
      throws IOException;

  /**
   * Starts a second server whose handlers the script makes, starts and closes. At its end the gate
   * opens, all replies are awaited, the store is closed, and the server stops.
   *
   * @param name the name of the trial in the evidence; unique in a run
   */
  void life(String name, Consumer<ServerLife> script) throws IOException;

  /**
   * Replaces the server by a new one, so that the next trials do not meet what earlier ones left
   * behind.
   */
  void restart() throws IOException;

  /** Asks a question that only this exercise has, for a criterion that only this exercise has. */
  Exchange ask(Question question, Aspect aspect) throws IOException;
}
