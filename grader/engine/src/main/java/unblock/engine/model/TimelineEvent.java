package unblock.engine.model;

import java.util.Locale;

/**
 * One step of one request, or of the gate, at one moment of a {@link Timeline}.
 *
 * @param request the request, as in {@code R1}; empty for the gate and the pulse
 * @param atMs ms since the first request of the timeline was sent
 * @param thread the name of the thread that took the step, cut when long; empty when it is unknown
 * @param line the submission's line that the thread was in, as in {@code UserHandlers.java:26};
 *     empty when it is unknown
 */
public record TimelineEvent(Kind kind, String request, double atMs, String thread, String line) {
  /** What happened, in the order in which it happens to a request. */
  public enum Kind {
    /** From now on the grader holds slow calls. */
    GATE_SHUT,
    /** The grader sent the request. */
    SENT,
    /** Its handler, or a continuation of it, took the worker. */
    TAKEN,
    /** Its slow call arrived at the gate. */
    CALLED,
    /** Its handler, or a continuation of it, left the worker. */
    LEFT,
    /** The worker answered another request while the gate was shut. */
    PULSE_ANSWERED,
    /** The worker did not answer another request while the gate was shut. */
    PULSE_MISSED,
    /** The grader released all slow calls. */
    GATE_OPEN,
    /** The grader released the slow call. */
    RELEASED,
    /** The grader received the reply. */
    REPLIED;

    /** The word in grade.json. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
