package unblock.engine.report;

import java.util.List;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.GradedSource;
import unblock.engine.model.Score;
import unblock.engine.model.Span;
import unblock.engine.model.Span.Kind;
import unblock.engine.model.Timeline;
import unblock.engine.model.TimelineEvent;
import unblock.engine.model.Verdict;
import unblock.engine.model.Visibility;
import unblock.message.Message;

/** Grades and timelines that the tests of this package print. */
final class Grades {
  /** One worker, and handlers that hold it while they wait. */
  static final Timeline BLOCKED =
      new Timeline(
          List.of(
              request("R1", "/login", 0, 1, 202, 2, 202, 203),
              request("R2", "/info", 0.5, 202, 403, 203, 403, 404),
              request("R3", "/history", 1, 403, 604, 404, 604, 605)));

  /** One worker, and handlers that release it while they wait. */
  static final Timeline FREE =
      new Timeline(
          List.of(
              request("R1", "/login", 0, 1, 3, 2.8, 202.8, 204),
              request("R2", "/info", 0.5, 3, 4, 4, 204, 205),
              request("R3", "/history", 1, 4, 5, 5, 205, 206)));

  /** One worker, and slow calls on a pool of one thread. */
  static final Timeline ONE_BY_ONE =
      new Timeline(
          List.of(
              request("R1", "/login", 0, 1, 3, 3, 203, 204),
              request("R2", "/info", 0.5, 3, 4, 203, 403, 404),
              request("R3", "/history", 1, 4, 5, 403, 603, 604)));

  static final Finding SLEEP =
      new Finding(
          "blocking-call",
          Severity.BLOCKS,
          "UserHandlers.java",
          23,
          Message.joined(
              Message.of(
                  "analyzer.calls",
                  "handler",
                  Message.of("frame.method", "name", "UserHandlers.login"),
                  "call",
                  "Thread.sleep",
                  "where",
                  Message.empty(),
                  "file",
                  "UserHandlers.java",
                  "line",
                  23),
              Message.of(
                  "analyzer.consequence",
                  "reason",
                  Message.phrase("reason", "sleeps"),
                  "others",
                  Message.of("analyzer.others.routes", "first", "/info", "second", "/history"))),
          Message.of("analyzer.question.call"),
          List.of(
              Message.verbatim("UserHandlers.login(UserHandlers.java:20)"),
              Message.verbatim("UserHandlers.pause(UserHandlers.java:23)")),
          List.of("unblock.exercises.offload.UserHandlers#login"),
          "Thread.sleep");

  private Grades() {}

  static GradeReport blocked() {
    return GradeReport.of(
        "ada",
        42,
        List.of(
            exercise(
                "offload",
                BLOCKED,
                passed("offload.login.answers", Aspect.ANSWERS, "login answers as promised", 3),
                new GradedCriterion(
                    "offload.event-loop",
                    Aspect.EVENT_LOOP,
                    Message.verbatim("The worker must stay free while requests wait"),
                    Verdict.FAILED,
                    new Score(0, 4.5),
                    Visibility.VISIBLE,
                    SLEEP.message(),
                    List.of(SLEEP)))));
  }

  /** The blocked answer, with the steps of its first request and its source. */
  static GradeReport stepped() {
    GradedExercise blocked = blocked().exercises().get(0);
    Timeline timeline =
        new Timeline(
            BLOCKED.requests(),
            List.of(
                step(TimelineEvent.Kind.SENT, "R1", 0),
                step(TimelineEvent.Kind.TAKEN, "R1", 1),
                step(TimelineEvent.Kind.CALLED, "R1", 2),
                step(TimelineEvent.Kind.GATE_OPEN, "", 201),
                step(TimelineEvent.Kind.RELEASED, "R1", 201.5),
                step(TimelineEvent.Kind.LEFT, "R1", 202),
                step(TimelineEvent.Kind.REPLIED, "R1", 203)));
    GradedExercise exercise =
        new GradedExercise(
                blocked.id(), blocked.score(), blocked.criteria(), timeline, blocked.evidence())
            .withSources(
                List.of(
                    new GradedSource(
                        "unblock/exercises/offload/UserHandlers.java",
                        "line\n".repeat(22) + "    Thread.sleep(200); // <b>&</b>\n",
                        true)));
    return GradeReport.of("ada", 42, List.of(exercise));
  }

  private static TimelineEvent step(TimelineEvent.Kind kind, String request, double ms) {
    boolean isOnWorker = kind != TimelineEvent.Kind.SENT && !request.isEmpty();
    return new TimelineEvent(
        kind,
        request,
        ms,
        isOnWorker ? "worker-17" : "",
        kind == TimelineEvent.Kind.CALLED ? "UserHandlers.java:23" : "");
  }

  static GradeReport of(String name, Verdict verdict, String message) {
    Score points = new Score(0, 2);
    return GradeReport.of(
        name,
        7,
        List.of(
            exercise(
                "offload",
                Timeline.EMPTY,
                new GradedCriterion(
                    "offload.timing",
                    Aspect.TIMING,
                    Message.verbatim("Three take as long as one"),
                    verdict,
                    points,
                    Visibility.VISIBLE,
                    Message.verbatim(message),
                    List.of()))));
  }

  static GradedExercise exercise(String id, Timeline timeline, GradedCriterion... criteria) {
    List<Score> points = List.of(criteria).stream().map(GradedCriterion::points).toList();
    return new GradedExercise(
        id,
        Score.sum(points),
        List.of(criteria),
        timeline,
        new Evidence.Trouble(Message.verbatim("none")));
  }

  static GradedCriterion passed(String key, Aspect aspect, String title, double points) {
    return new GradedCriterion(
        key,
        aspect,
        Message.verbatim(title),
        Verdict.PASSED,
        new Score(points, points),
        Visibility.VISIBLE,
        Message.verbatim("Seen, and as promised."),
        List.of());
  }

  private static Timeline.Request request(
      String id,
      String route,
      double sent,
      double taken,
      double released,
      double gate,
      double opened,
      double replied) {
    return new Timeline.Request(
        id,
        route,
        List.of(
            new Span(Kind.QUEUED, sent, taken),
            new Span(Kind.WORKER, taken, released),
            new Span(Kind.GATE, gate, opened),
            new Span(Kind.REPLY, opened, replied)));
  }
}
