package unblock.engine.report.html;

import java.util.List;
import java.util.Optional;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.GradedSource;
import unblock.engine.model.Score;
import unblock.engine.model.Timeline;
import unblock.engine.model.TimelineEvent;
import unblock.engine.model.TimelineEvent.Kind;
import unblock.engine.model.Verdict;
import unblock.engine.model.Visibility;
import unblock.message.Message;

/** Grades with one text in each place where a submission's text can stand. */
final class HostileGrades {
  private HostileGrades() {}

  static GradeReport of(String text) {
    Finding known = finding("Known.java", text, "h(Known.java:2)");
    Finding unknown = finding(text + ".java", text, text);
    GradedCriterion criterion =
        new GradedCriterion(
            "offload.event-loop",
            Aspect.EVENT_LOOP,
            Message.verbatim("t" + text),
            Verdict.FAILED,
            new Score(0, 8),
            Visibility.VISIBLE,
            Message.verbatim("m" + text),
            List.of(known, unknown));
    GradedExercise exercise =
        new GradedExercise(
                "e" + text,
                criterion.points(),
                List.of(criterion),
                timeline(text),
                new Evidence.Trouble(Message.verbatim(text)))
            .withSources(
                List.of(
                    new GradedSource(
                        "p/Known.java", "1\n" + text.replaceAll("\\R", " ") + "\n3\n", true)));
    return GradeReport.of("s" + text, 42, List.of(exercise))
        .within(Optional.empty())
        .remarked(List.of(Message.verbatim("r" + text)));
  }

  private static Finding finding(String file, String text, String call) {
    return new Finding(
        "blocking-call",
        Severity.BLOCKS,
        file,
        2,
        Message.verbatim(text + " blocks in " + file),
        List.of(Message.verbatim(text), Message.verbatim(call)),
        List.of(text));
  }

  private static Timeline timeline(String text) {
    String worker = "w" + text;
    return new Timeline(
        List.of(
            new Timeline.Request("R1", "/" + text, List.of()),
            new Timeline.Request("R2", "/b", List.of())),
        List.of(
            event(Kind.GATE_SHUT, "", "", ""),
            event(Kind.SENT, "R1", "", ""),
            event(Kind.SENT, "R2", "", ""),
            event(Kind.TAKEN, "R1", worker, ""),
            event(Kind.CALLED, "R1", worker, text),
            event(Kind.PULSE_MISSED, "", "", ""),
            event(Kind.GATE_OPEN, "", "", ""),
            event(Kind.RELEASED, "R1", worker, text),
            event(Kind.LEFT, "R1", worker, ""),
            event(Kind.REPLIED, "R1", "", ""),
            event(Kind.TAKEN, "R2", worker, ""),
            event(Kind.CALLED, "R2", "pool " + text, text),
            event(Kind.LEFT, "R2", worker, ""),
            event(Kind.RELEASED, "R2", "pool " + text, text),
            event(Kind.REPLIED, "R2", "", "")));
  }

  private static TimelineEvent event(Kind kind, String request, String thread, String line) {
    return new TimelineEvent(kind, request, kind.ordinal(), thread, line);
  }
}
