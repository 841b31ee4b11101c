package unblock.grader.model;

import java.util.List;

/** Who held what when: the three requests of the timing bound, in the order they were sent. */
public record Timeline(List<Request> requests) {
  /** No request was sent. */
  public static final Timeline EMPTY = new Timeline(List.of());

  public Timeline {
    requests = List.copyOf(requests);
  }

  /**
   * One request.
   *
   * @param id as in {@code R1}
   * @param route as in {@code /login}
   * @param spans by start; spans of different kinds may overlap: a request that is held at the gate
   *     while it holds the worker is what blocking looks like
   */
  public record Request(String id, String route, List<Span> spans) {
    public Request {
      spans = List.copyOf(spans);
    }
  }
}
