package unblock.engine.model;

/**
 * A stretch of time in the life of one request.
 *
 * @param kind what the request was doing
 * @param startMs ms since the first request of the timeline was sent
 * @param endMs ms since the first request of the timeline was sent, at least {@code startMs}
 */
public record Span(Kind kind, double startMs, double endMs) {
  /** What a request does with its time. */
  public enum Kind {
    /** Sent, and no handler has it yet: it lies in the server's queue. */
    QUEUED,
    /** Its handler, or a continuation of it, holds the worker. */
    WORKER,
    /** Its slow call is held at the gate. */
    GATE,
    /** Its slow call is over, and the reply is on its way. */
    REPLY;

    /** The word in grade.json. */
    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
