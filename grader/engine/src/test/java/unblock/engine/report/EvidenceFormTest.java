package unblock.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.EnglishTexts.ENGLISH;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.engine.exercise.users.UserRoutes;
import unblock.engine.model.Aspect;
import unblock.engine.model.CallSite;
import unblock.engine.model.Called;
import unblock.engine.model.Computing;
import unblock.engine.model.Ending;
import unblock.engine.model.Evidence;
import unblock.engine.model.Evidence.Counts;
import unblock.engine.model.Exchange;
import unblock.engine.model.Gathering;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.HeldAction;
import unblock.engine.model.HeldStep;
import unblock.engine.model.HeldTrial;
import unblock.engine.model.Outcome;
import unblock.engine.model.Pulse;
import unblock.engine.model.Reply;
import unblock.engine.model.Score;
import unblock.engine.model.Stack;
import unblock.engine.model.Timing;
import unblock.message.Message;

/** Checks that the written evidence contains everything that the judge needs. */
final class EvidenceFormTest {
  private static final Stack STACK =
      new Stack("Q1", "worker", "WAITING", List.of("a.B.c(B.java:1)", "ü.Ö.é(null:-1)"));
  private static final Finding FINDING =
      new Finding(
          "k",
          Severity.MAY_BLOCK,
          "A.java",
          3,
          Message.of("m", "n", List.of(1, "\"m\"\n", Message.of("p", "r", "{}")), "o", 1.5),
          Message.of("q"),
          List.of(Message.verbatim("A.a(A.java:3)")),
          List.of(),
          "A.b");

  private static final HeldTrial HELD =
      new HeldTrial(
          "beyond",
          List.of(
              new HeldStep(
                  HeldAction.SENT,
                  List.of("alice", "bob"),
                  List.of("alice", "write bob 2"),
                  List.of(503),
                  Pulse.ANSWERED,
                  List.of(STACK),
                  List.of())),
          Grades.BLOCKED);

  static Stream<Evidence> evidence() {
    return Stream.of(
        new Evidence.Rejected(List.of(FINDING)),
        new Evidence.NotServed(Message.verbatim("no constructor"), List.of("a.B.c(B.java:1)")),
        new Evidence.Trouble(Message.of("busy", "times", 3)),
        new Evidence.Unsettled(Message.verbatim("nothing came")),
        new Evidence.Repeated(
            new Evidence.Unsettled(Message.verbatim("nothing came")), List.of("offload.loop")),
        new Evidence.Ran(
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            Grades.FREE,
            List.of(),
            new Counts(0, 0, 0, 0, 0, 0, 0)),
        new Evidence.Ran(
            List.of(
                asked(new Outcome.Replied(200, Optional.of(Map.of("a", "b")), "{\"a\":\"b\"}")),
                asked(new Outcome.Replied(500, Optional.empty(), "")),
                asked(new Outcome.Silent(List.of(STACK))),
                asked(new Outcome.Dropped(Message.verbatim("reset"))),
                asked(new Outcome.Ended(Message.verbatim("exit status 3"))),
                asked(new Outcome.Overdue(120))),
            List.of(STACK),
            List.of(new Gathering(3, 2, 16, Grades.BLOCKED, Pulse.MISSED, List.of(STACK))),
            Optional.of(new Timing(100, 104.5, 310.25)),
            Optional.of(new Ending(List.of("a.B.close(B.java:9)"), List.of(STACK), 2)),
            List.of(FINDING),
            List.of(new Called(new CallSite("A.java", 3, "A.a", "b.C", "d"), 5, true, 4, 1.5, .25)),
            List.of(new Computing(UserRoutes.INFO, 13, 2.5, 1.75)),
            Grades.ONE_BY_ONE,
            List.of("nobody's"),
            List.of(),
            List.of(HELD),
            new Counts(6, 1, 1, 1, 1, 1, 1)));
  }

  private static Exchange asked(Outcome outcome) {
    return new Exchange(
        UserRoutes.LOGIN,
        Aspect.ERRORS,
        Message.verbatim("POST"),
        new Reply(200, Map.of("x", "y"), Map.of("Retry-After", "1")),
        outcome,
        2);
  }

  @ParameterizedTest
  @MethodSource("evidence")
  void whatIsReadIsWhatWasWritten(Evidence evidence) throws UnreadableGrade {
    GradeReport report = report(evidence);

    GradeReport read = JsonReport.read(new JsonReport().write(report, ENGLISH));

    assertThat(read).isEqualTo(report);
    assertThat(read.exercises().get(0).evidence()).isEqualTo(evidence);
  }

  @Test
  void eachObservationIsOneLine() {
    Evidence seen = evidence().reduce((first, last) -> last).orElseThrow();

    assertThat(new JsonReport().write(report(seen), ENGLISH))
        .contains(
            """
                "evidence" : {
                  "kind" : "ran",
                  "exchanges" : [
                    {"route" : "/login", "aspect" : "errors", "asked" : \
            """
                .stripTrailing())
        .contains(
            """
                  "unsent" : [
                    "nobody's"
                  ],
                  "shared" : [],
            """)
        .contains(
            """
                },
                "review" : [ ],
            """);
  }

  private static GradeReport report(Evidence evidence) {
    return GradeReport.of(
        "ada",
        1,
        List.of(new GradedExercise("offload", Score.NONE, List.of(), Grades.FREE, evidence)));
  }
}
