package unblock.engine.exercise;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import unblock.engine.model.Route;

/**
 * What one run asks and which replies are right. It makes its records from the run's random
 * numbers, so that nothing can be known beforehand. Used by one thread at a time, except for what a
 * service answers.
 */
public interface Oracle {
  /**
   * What a right handler of that route answers when nothing goes wrong. A question is made when its
   * turn comes, because rows change in between.
   */
  List<Supplier<Question>> answers(Route route);

  /** Requests with parameters that are missing, blank or wrong, which need no look-up. */
  List<Supplier<Question>> invalid(Route route);

  /** One question for each of these routes, about a new record each, with the right reply. */
  List<Question> right(List<Route> routes);

  /** The same, about records that change while the requests wait. */
  ChangingQuestions changing(List<Route> routes);

  /** What may go wrong for a request to that route; at least one fault. */
  List<ExpectedFault> faults(Route route);

  /**
   * Those of the faults that are also tried with many requests at once; at least one. All of them
   * happen while handlers are made regularly.
   */
  default List<ExpectedFault> faultsAtOnce(Route route) {
    return faults(route).subList(0, 1);
  }

  /** Makes records for somebody who tries the server by hand; a request about one of them. */
  CurlExample curlExample();

  /**
   * The key of the record that a path of the exercise's HTTP service is about.
   *
   * @param path below the service's address, as in {@code users/alice/info}, decoded by nobody
   */
  default String serviceKey(String path) {
    throw new UnsupportedOperationException("This exercise has no HTTP service.");
  }

  /** What the exercise's HTTP service answers to a GET of that path now. Called by any thread. */
  default ServiceReply serve(String path) {
    throw new UnsupportedOperationException("This exercise has no HTTP service.");
  }

  /** A reply of an HTTP service: its status and the fields of its JSON. */
  record ServiceReply(int status, Map<String, String> fields) {
    public ServiceReply {
      fields = Map.copyOf(fields);
    }
  }
}
