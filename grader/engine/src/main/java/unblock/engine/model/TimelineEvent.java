package unblock.engine.model;

import java.util.Locale;
import java.util.Objects;

/**
 * One step of one request, of the gate, or of the handlers' life, at one moment of a {@link
 * Timeline}.
 *
 * @param request the request, as in {@code R1}; empty for the gate, the pulse and the handlers
 * @param atMs ms since the first request of the timeline was sent, or since the first step of a
 *     held trial
 * @param thread the name of the thread that took the step, cut when long; empty when it is unknown
 * @param line the submission's line that the thread was in, as in {@code UserHandlers.java:26};
 *     empty when it is unknown
 * @param detail of a slow call that is no look-up, the call, as in {@code write 2}; of a reply, its
 *     status; of the handlers, their phase; else empty
 */
public record TimelineEvent(
    Kind kind, String request, double atMs, String thread, String line, String detail) {
  public TimelineEvent {
    // A run from before this field was added has none.
    detail = Objects.requireNonNullElse(detail, "");
  }

  /** Without a detail. */
  public TimelineEvent(Kind kind, String request, double atMs, String thread, String line) {
    this(kind, request, atMs, thread, line, "");
  }

  /** What happened, in the order in which it happens to a request. */
  public enum Kind {
    /** From now on the grader holds slow calls. */
    GATE_SHUT,
    /** A step of a held trial: the grader started a second server and made its handlers. */
    STEP_MADE,
    /** A step of a held trial: the grader called {@code start()}. */
    STEP_STARTED,
    /** A step of a held trial: the grader sent requests together. */
    STEP_SENT,
    /** A step of a held trial: the grader called {@code close()}. */
    STEP_CLOSED,
    /** A step of a held trial: the grader interrupted the thread of {@code close()}. */
    STEP_INTERRUPTED,
    /** A step of a held trial: the grader released some of the slow calls. */
    STEP_RELEASED,
    /** The last step of a held trial: the grader released all slow calls. */
    STEP_OPENED,
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
    REPLIED,
    /** The handlers of a second server came to another phase of their life. */
    HANDLERS;

    /** The step of a held trial in which the grader did that. */
    public static Kind of(HeldAction action) {
      return switch (action) {
        case MADE -> STEP_MADE;
        case STARTED -> STEP_STARTED;
        case SENT -> STEP_SENT;
        case CLOSED -> STEP_CLOSED;
        case INTERRUPTED -> STEP_INTERRUPTED;
        case RELEASED -> STEP_RELEASED;
        case OPENED -> STEP_OPENED;
      };
    }

    /** Whether it is a step of a held trial. */
    public boolean isStep() {
      return switch (this) {
        case STEP_MADE,
            STEP_STARTED,
            STEP_SENT,
            STEP_CLOSED,
            STEP_INTERRUPTED,
            STEP_RELEASED,
            STEP_OPENED ->
            true;
        default -> false;
      };
    }

    /** Whether it is a step of the grader that belongs to no request: gate, pulse or held trial. */
    public boolean isOfGrader() {
      return switch (this) {
        case GATE_SHUT, GATE_OPEN, PULSE_ANSWERED, PULSE_MISSED -> true;
        default -> isStep();
      };
    }

    /** The word in grade.json. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
