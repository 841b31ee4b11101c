package unblock.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.EnglishTexts.ENGLISH;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import unblock.analyzer.Finding;
import unblock.analyzer.InspectionResult;
import unblock.analyzer.Severity;
import unblock.engine.model.GradeReport;
import unblock.engine.model.Timeline;
import unblock.engine.model.Verdict;
import unblock.message.Message;

final class TextReportTest {
  private static final TextReport PLAIN = new TextReport(false);

  @Test
  void saysWhatFailedWhereAndWhyAndShowsTheTimeline() {
    assertThat(PLAIN.write(Grades.blocked(), ENGLISH))
        .isEqualTo(
            """
            ada: 3 of 7.5 points (seed 42)

            offload                                                                                     3 of 7.5
              passed        login answers as promised                                                     3 of 3
              FAILED        The worker must stay free while requests wait                               0 of 4.5
                UserHandlers.login calls Thread.sleep on the worker (UserHandlers.java:23). While it sleeps,
                /info and /history wait in the server's queue. Which method of Context lets you answer later?
                blocks at UserHandlers.java:23: UserHandlers.login(UserHandlers.java:20) ->
                UserHandlers.pause(UserHandlers.java:23)

                ms           0            100          200           300          400          500          600
                R1 /login    .XXXXXXXXXXXXXXXXXXXXXXXXXX>
                R2 /info     ...........................XXXXXXXXXXXXXXXXXXXXXXXXXX>
                R3 /history  .....................................................XXXXXXXXXXXXXXXXXXXXXXXXXX>
                             . in the server's queue   X waiting, holding the worker   > reply
                R1 held the worker for 200 ms while it waited; so did R2 and R3.
                R2 and R3 waited in the server's queue, up to 402 ms, before the worker was free.
            """);
  }

  @Test
  void saysThatAnInconclusiveTotalIsNotFinalAndShowsNoTimeline() {
    assertThat(
            PLAIN.write(
                Grades.of("ada", Verdict.INCONCLUSIVE, "The machine was too busy."), ENGLISH))
        .isEqualTo(
            """
            ada: not final, 0 of 2 so far; 2 points are undecided (inconclusive) (seed 7)

            offload         not final; 2 points are undecided (inconclusive)                              0 of 2
              inconclusive  Three take as long as one                                                     ? of 2
                The machine was too busy.
            """);
  }

  @Test
  void saysFirstHowTheSubmissionArrived() {
    GradeReport grade = Grades.blocked().remarked(List.of(Message.verbatim("It was late.")));

    assertThat(PLAIN.write(grade, ENGLISH))
        .startsWith("ada: 3 of 7.5 points (seed 42)\nIt was late.\n\noffload  ");
  }

  @Test
  void printsManySubmissionsAsATable() {
    assertThat(
            PLAIN.summary(
                List.of(Grades.blocked(), Grades.of("Żółć 🎓", Verdict.FAILED, "too slow")),
                ENGLISH))
        .isEqualTo(
            """
            submission  offload   total     verdict
            ada         3 of 7.5  3 of 7.5  failed
            Żółć 🎓     0 of 2    0 of 2    failed
            """);
  }

  @Test
  void letsNothingOfASubmissionReachTheTerminalOrTheRunner() {
    String evil = "\u001b[2J::error::gotcha\r\n::add-mask::x ##[error]no \u202eabc\u0000";
    GradeReport report = Grades.of(evil, Verdict.FAILED, evil);

    String text = PLAIN.write(report, ENGLISH) + PLAIN.summary(List.of(report), ENGLISH);

    assertThat(text.lines().map(String::strip)).noneMatch(line -> line.startsWith("::"));
    assertThat(text).doesNotContain("##[").matches("[^\\p{Cc}\\p{Cf}&&[^\\n]]*");
  }

  @Test
  void breaksNoLineSoThatACommandBeginsTheNextOne() {
    String message = "a".repeat(94) + " ::set-output name=x::y " + "b".repeat(300);

    String text = PLAIN.write(Grades.of("ada", Verdict.FAILED, message), ENGLISH);

    assertThat(text.lines().map(String::strip)).noneMatch(line -> line.startsWith("::"));
    assertThat(text.lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void coloursVerdictsWhenAsked() {
    assertThat(new TextReport(true).write(Grades.blocked(), ENGLISH))
        .contains("\u001b[32mpassed\u001b[0m", "\u001b[31mFAILED\u001b[0m");
  }

  @Test
  void saysOnceWhatHoldsForSeveralCriteria() {
    GradeReport one = Grades.of("ada", Verdict.FAILED, "It does not compile.");
    GradeReport both =
        GradeReport.of(
            "ada",
            1,
            List.of(
                Grades.exercise(
                    "offload",
                    Timeline.EMPTY,
                    one.exercises().get(0).criteria().get(0),
                    one.exercises().get(0).criteria().get(0))));

    assertThat(PLAIN.write(both, ENGLISH)).containsOnlyOnce("It does not compile.");
  }

  @Test
  void printsFindingsWithTheirPaths() {
    Finding opaque =
        new Finding(
            "opaque",
            Severity.OPAQUE,
            "A.java",
            0,
            Message.verbatim("Reflection."),
            List.of(),
            List.of("a.A#handle", "a.B#handle", "a.C#handle"));

    assertThat(
            PLAIN.inspection(
                new InspectionResult(List.of(Grades.SLEEP, opaque), 2, List.of()), ENGLISH))
        .isEqualTo(
            """
            blocks  UserHandlers.java:23
              UserHandlers.login calls Thread.sleep on the worker (UserHandlers.java:23). While it sleeps, /info
              and /history wait in the server's queue. Which method of Context lets you answer later?
                UserHandlers.login(UserHandlers.java:20)
                -> UserHandlers.pause(UserHandlers.java:23)

            opaque  A.java
              Reflection.
                Also reached from a.B#handle, a.C#handle.

            Handlers inspected: 2. Findings: 2.
            """);
  }

  @Test
  void tellsTheSeverityForEachOtherHandlerWhereItDiffers() {
    Finding sure = sleeping(Severity.BLOCKS, "a.A#handle");
    Finding perhaps = sleeping(Severity.MAY_BLOCK, "a.B#handle");
    Finding shared = sleeping(Severity.BLOCKS, "a.A#handle", "a.B#handle");

    assertThat(
            PLAIN.inspection(
                new InspectionResult(
                    Map.of(shared, List.of(sure, perhaps)), List.of(), 2, List.of()),
                ENGLISH))
        .contains("Also reached from a.B#handle (may-block).");
  }

  private static Finding sleeping(Severity severity, String... handlers) {
    return new Finding(
        "blocking-call",
        severity,
        "A.java",
        9,
        Message.verbatim("Sleeps."),
        List.of(),
        List.of(handlers));
  }
}
