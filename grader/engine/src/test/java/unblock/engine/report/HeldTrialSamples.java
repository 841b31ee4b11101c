package unblock.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.HeldAction;
import unblock.engine.model.HeldStep;
import unblock.engine.model.HeldTrial;
import unblock.engine.model.Pulse;
import unblock.engine.model.Score;
import unblock.engine.model.Timeline;
import unblock.engine.model.TimelineEvent;
import unblock.engine.model.TimelineEvent.Kind;
import unblock.engine.model.Verdict;
import unblock.engine.model.Visibility;
import unblock.message.Message;

/** An exercise with two held trials that have the same events. */
public final class HeldTrialSamples {
  /** The number of columns of the timeline. */
  public static final int COLUMNS = 14;

  private HeldTrialSamples() {}

  /**
   * R1 has a slow call, R2 waits inside the program until it may write, and R3 is refused at once.
   *
   * @param text the name of each thread, and the start of the call that belongs to no request
   */
  public static Timeline timeline(String text) {
    List<TimelineEvent> events = new ArrayList<>();
    add(events, Kind.GATE_SHUT, "", "", "");
    add(events, Kind.STEP_STARTED, "", "", "");
    add(events, Kind.CALLED, "", text, text + " run");
    add(events, Kind.STEP_RELEASED, "", "", "");
    add(events, Kind.RELEASED, "", text, text + " run");
    add(events, Kind.HANDLERS, "", "", "started");
    add(events, Kind.STEP_SENT, "", "", "");
    for (String request : List.of("R1", "R2", "R3")) {
      add(events, Kind.SENT, request, "", "");
    }
    turn(events, "R1", text, Kind.CALLED, "");
    turn(events, "R2", text);
    turn(events, "R3", text, Kind.REPLIED, "503");
    add(events, Kind.PULSE_ANSWERED, "", "", "");
    add(events, Kind.STEP_OPENED, "", "", "");
    add(events, Kind.RELEASED, "R1", text, "");
    add(events, Kind.CALLED, "R2", text, "write 2");
    add(events, Kind.RELEASED, "R2", text, "write 2");
    add(events, Kind.REPLIED, "R1", "", "200");
    add(events, Kind.REPLIED, "R2", "", "423");
    return new Timeline(
        List.of(
            new Timeline.Request("R1", "/login", List.of()),
            new Timeline.Request("R2", "/info", List.of()),
            new Timeline.Request("R3", "/history", List.of())),
        events);
  }

  private static void turn(List<TimelineEvent> events, String request, String thread) {
    add(events, Kind.TAKEN, request, thread, "");
    add(events, Kind.LEFT, request, thread, "");
  }

  private static void turn(
      List<TimelineEvent> events, String request, String thread, Kind inside, String detail) {
    add(events, Kind.TAKEN, request, thread, "");
    add(events, inside, request, thread, detail);
    add(events, Kind.LEFT, request, thread, "");
  }

  private static void add(
      List<TimelineEvent> events, Kind kind, String request, String thread, String detail) {
    events.add(new TimelineEvent(kind, request, events.size(), thread, "", detail));
  }

  /**
   * An exercise with the trials {@code first} and {@code second}.
   *
   * @param trial the trial that the only criterion names
   */
  public static GradedExercise exercise(Verdict verdict, String trial, String text) {
    GradedCriterion criterion =
        new GradedCriterion(
            "overload.refusal",
            new Aspect("refusal"),
            Message.verbatim("Others must be refused"),
            verdict,
            new Score(0, 8),
            Visibility.VISIBLE,
            Message.verbatim("A message"),
            List.of(),
            trial);
    Evidence evidence =
        Evidence.Ran.counted(
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Timeline.EMPTY)
            .withHeldTrials(List.of(trial("first", text), trial("second", text)));
    return new GradedExercise(
        "overload", criterion.points(), List.of(criterion), Timeline.EMPTY, evidence);
  }

  private static HeldTrial trial(String name, String text) {
    HeldStep sent =
        new HeldStep(
            HeldAction.SENT,
            List.of("alice"),
            List.of("alice"),
            List.of(503),
            Pulse.ANSWERED,
            List.of(),
            List.of());
    return new HeldTrial(name, List.of(sent), timeline(text));
  }
}
