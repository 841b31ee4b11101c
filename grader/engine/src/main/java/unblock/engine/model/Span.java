package unblock.engine.model;

/**
 * An interval in the life of one request.
 *
 * @param kind the request's state in it
 * @param startMs ms since the first request of the timeline was sent
 * @param endMs ms since the first request of the timeline was sent, at least {@code startMs}
 */
public record Span(Kind kind, double startMs, double endMs) {
  /** The state of a request during a span. */
  public enum Kind {
    /** The request was sent and waits in the server's queue for a handler. */
    QUEUED,
    /** Its handler, or a continuation of it, holds the worker. */
    WORKER,
    /** Its slow call is held at the gate. */
    GATE,
    /** Its slow call has ended, and the reply is being sent. */
    REPLY;

    /** The word in grade.json. */
    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
