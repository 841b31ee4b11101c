package unblock.engine.model;

/** The side of an answer that a criterion looks at. */
public enum Aspect {
  /** The right reply for what is there and what is not: 200, 401, 404. */
  ANSWERS("answers"),
  /** The promised reply when something is missing or fails: 400, 502, 503, 504. */
  ERRORS("errors"),
  /** No reply carries another request's data. */
  ISOLATION("isolation"),
  /** The worker is free while requests wait. */
  EVENT_LOOP("event-loop"),
  /** Requests wait at the same time, not one after another. */
  CONCURRENCY("concurrency"),
  /** Three requests with a delay d take about d, not 3 d. */
  TIMING("timing"),
  /** Nothing keeps running after {@code close()}. */
  CLEAN_UP("clean-up");

  private final String word;

  Aspect(String word) {
    this.word = word;
  }

  /** The word in grade.json and in keys, as in {@code offload.clean-up}. */
  @Override
  public String toString() {
    return word;
  }
}
