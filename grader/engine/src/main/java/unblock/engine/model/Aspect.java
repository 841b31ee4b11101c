package unblock.engine.model;

/**
 * The quality of an answer that a criterion checks. An exercise may define its own.
 *
 * @param word the name in grade.json and in keys, as in {@code clean-up}
 */
public record Aspect(String word) {
  /** The correct reply for known and for unknown records: 200, 401, 404. */
  public static final Aspect ANSWERS = new Aspect("answers");

  /** The promised reply when a parameter is missing or a dependency fails: 400, 502, 503, 504. */
  public static final Aspect ERRORS = new Aspect("errors");

  /** No reply carries another request's data. */
  public static final Aspect ISOLATION = new Aspect("isolation");

  /** The worker is free while requests wait. */
  public static final Aspect EVENT_LOOP = new Aspect("event-loop");

  /** Requests wait at the same time, not one after another. */
  public static final Aspect CONCURRENCY = new Aspect("concurrency");

  /** Three requests with a delay d take about d, not 3 d. */
  public static final Aspect TIMING = new Aspect("timing");

  /** Nothing keeps running after {@code close()}. */
  public static final Aspect CLEAN_UP = new Aspect("clean-up");

  @Override
  public String toString() {
    return word;
  }
}
