package unblock.engine.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.engine.model.Aspect;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Score;
import unblock.engine.model.Timeline;
import unblock.engine.model.Verdict;
import unblock.engine.model.Visibility;
import unblock.message.Message;

/** Grades with everything that a format has to tell apart. */
final class SampleGrades {
  /** What a submission could put into a name or a message. */
  static final String HOSTILE =
      "]]></failure><testcase name=\"x\"/> \u0000\u0001\u001b[31m\u0008\uD800\uFFFE\uFFFF \r\n"
          + "::error::forged\n##[error]forged %0A::notice::x, \u202e \"quoted\" <b>&amp;"
          + " [a link](https://example.org) 한국어 \uD83D\uDE00 {0} ${x}";

  private SampleGrades() {}

  /** One criterion of each verdict, a bonus, and a failed one that is hidden. */
  static GradeReport ofEachVerdict() {
    return GradeReport.of(
        "ada",
        42,
        List.of(
            Grades.exercise(
                "offload",
                Grades.BLOCKED,
                criterion("login.answers", Verdict.PASSED, 3, Visibility.VISIBLE),
                found("event-loop", 4.5, List.of(Grades.SLEEP)),
                criterion("info.answers", Verdict.FAILED, 2, Visibility.VISIBLE),
                criterion("info.errors", Verdict.NOT_CHECKED, 1, Visibility.VISIBLE),
                criterion("timing", Verdict.INCONCLUSIVE, 2, Visibility.VISIBLE),
                bonus("style", 0.5),
                criterion("secret", Verdict.FAILED, 10, Visibility.HIDDEN))));
  }

  /** The same without the undecided criterion. */
  static GradeReport decided() {
    return GradeReport.of(
        "ada",
        42,
        List.of(
            Grades.exercise(
                "offload",
                Grades.BLOCKED,
                ofEachVerdict()
                    .criteria()
                    .filter(each -> each.verdict() != Verdict.INCONCLUSIVE)
                    .toArray(GradedCriterion[]::new))));
  }

  static GradeReport hostile() {
    Finding finding =
        new Finding(
            "blocking-call",
            Severity.BLOCKS,
            "User Handlers:é%.java",
            23,
            Message.verbatim(HOSTILE),
            List.of(
                Message.verbatim("UserHandlers.login(User Handlers:é%.java:20)"),
                Message.verbatim("Ж.한국(Ж x.java:7)"),
                Message.verbatim(HOSTILE)),
            List.of());
    return GradeReport.of(
            "a.b c",
            1,
            List.of(
                Grades.exercise(
                    "offload",
                    Timeline.EMPTY,
                    new GradedCriterion(
                        "offload.event-loop",
                        Aspect.EVENT_LOOP,
                        Message.verbatim(HOSTILE),
                        Verdict.FAILED,
                        new Score(0, 2),
                        Visibility.VISIBLE,
                        Message.verbatim(HOSTILE),
                        List.of(finding)))))
        .remarked(List.of(Message.verbatim(HOSTILE)));
  }

  /** That many criteria, each with long texts and a finding of its own. */
  static GradeReport large(int count) {
    List<GradedCriterion> criteria = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      Message text = Message.verbatim("x".repeat(3_000) + i);
      Finding finding =
          new Finding(
              "blocking-call",
              i % 2 == 0 ? Severity.BLOCKS : Severity.NOTE,
              "UserHandlers.java",
              i,
              text,
              Collections.nCopies(2_000, Message.verbatim("A.b(A.java:" + i + ")")),
              List.of());
      criteria.add(found("c" + i, 1, List.of(finding)));
    }
    return GradeReport.of(
        "large",
        1,
        List.of(
            Grades.exercise("offload", Timeline.EMPTY, criteria.toArray(GradedCriterion[]::new))));
  }

  static GradeReport empty() {
    return GradeReport.of("ada", 0, List.of())
        .remarked(List.of(Message.verbatim("ada.zip is damaged.")));
  }

  /** Two exercises were to be graded, and one was handed in. */
  static GradeReport withMissing() {
    GradeReport graded = Grades.of("ada", Verdict.PASSED, "m");
    List<GradedExercise> all = new ArrayList<>(graded.exercises());
    all.add(Grades.exercise("upstream", Timeline.EMPTY));
    return GradeReport.of("ada", 7, all);
  }

  static List<GradeReport> all() {
    return List.of(
        Grades.blocked(),
        Grades.of("ada", Verdict.PASSED, "m"),
        Grades.of("ada", Verdict.INCONCLUSIVE, "m"),
        ofEachVerdict(),
        decided(),
        hostile(),
        large(20),
        withMissing(),
        empty());
  }

  static GradedCriterion found(String key, double points, List<Finding> findings) {
    return new GradedCriterion(
        "offload." + key,
        Aspect.EVENT_LOOP,
        Message.verbatim("The title of " + key),
        Verdict.FAILED,
        new Score(0, points),
        Visibility.VISIBLE,
        findings.get(0).message(),
        findings);
  }

  private static GradedCriterion bonus(String key, double points) {
    return new GradedCriterion(
        "offload." + key,
        Aspect.ANSWERS,
        Message.verbatim("The title of " + key),
        Verdict.PASSED,
        new Score(points, 0),
        Visibility.VISIBLE,
        Message.verbatim("The message of " + key),
        List.of());
  }

  private static GradedCriterion criterion(
      String key, Verdict verdict, double points, Visibility visibility) {
    return new GradedCriterion(
        "offload." + key,
        Aspect.ANSWERS,
        Message.verbatim("The title of " + key),
        verdict,
        new Score(verdict == Verdict.PASSED ? points : 0, points),
        visibility,
        Message.verbatim("The message of " + key),
        List.of());
  }
}
