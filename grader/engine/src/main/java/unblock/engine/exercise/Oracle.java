package unblock.engine.exercise;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import unblock.engine.model.Route;

/**
 * The source of one run's questions and their correct replies. It makes its records from the run's
 * random numbers, so that a submission cannot predict them. One thread at a time uses an oracle,
 * except for the replies of a service.
 */
public interface Oracle {
  /**
   * The questions to a correct handler of that route without faults. A question is made immediately
   * before it is asked, because rows change in between.
   */
  List<Supplier<Question>> answers(Route route);

  /** Requests with parameters that are missing, blank or wrong, which need no look-up. */
  List<Supplier<Question>> invalid(Route route);

  /** One question for each of these routes, about a new record each, with the right reply. */
  List<Question> right(List<Route> routes);

  /** The same number of questions, about records that change while the requests wait. */
  ChangingQuestions changing(List<Route> routes);

  /** The possible faults for a request to that route; at least one. */
  List<ExpectedFault> faults(Route route);

  /**
   * The subset of faults that are also tried with many requests at once; at least one. All of them
   * work with {@link HandlerSetting#REGULAR} handlers.
   */
  default List<ExpectedFault> faultsAtOnce(Route route) {
    return faults(route).subList(0, 1);
  }

  /** Creates records for trying the server by hand, and returns a request about one of them. */
  CurlExample curlExample();

  /**
   * The key of the record that a path of the exercise's HTTP service is about.
   *
   * @param path below the service's address, as in {@code users/alice/info}, not decoded
   */
  default String serviceKey(String path) {
    throw new UnsupportedOperationException("This exercise has no HTTP service.");
  }

  /**
   * The current reply of the exercise's HTTP service to a GET of that path. Called by any thread.
   */
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
