package unblock.engine.report;

import java.util.ArrayList;
import java.util.List;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Verdict;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * The texts that formats of other systems show of one criterion, each in one printable line.
 *
 * @param texts in the language of the reader
 */
record CriterionLines(Translator texts) {
  private static final int LONGEST = 4_000;

  /** The exercise and the title; the name of an undecided criterion says so. */
  String name(GradedExercise exercise, GradedCriterion criterion) {
    Message name = Message.of("report.name", "exercise", exercise.id(), "title", criterion.title());
    return line(
        criterion.verdict() == Verdict.INCONCLUSIVE
            ? Message.of("report.undecided-name", "name", name)
            : name);
  }

  /** The observation and the next step. */
  String message(GradedCriterion criterion) {
    return line(criterion.message());
  }

  /** A line for each place, with the calls that lead there. */
  List<String> places(GradedCriterion criterion) {
    List<String> lines = new ArrayList<>();
    for (CriterionRemark remark : CriterionRemark.about(List.of(criterion), texts)) {
      for (CriterionRemark.Place each : remark.findings()) {
        Message place =
            Message.of(
                "report.finding", "severity", each.severity().words(), "place", each.place());
        String message = each.message().isEmpty() ? "" : ": " + each.message();
        lines.add(bounded(PrintableText.line(texts.text(place) + message)));
        if (!each.path().isEmpty()) {
          lines.add("  " + bounded(PrintableText.line(String.join(" -> ", each.path()))));
        }
      }
      if (remark.more() > 0) {
        lines.add(line(Message.of("report.more", "count", remark.more())));
      }
    }
    return lines;
  }

  /** The message and the places; empty for a criterion that is passed without a warning. */
  List<String> all(GradedCriterion criterion) {
    if (criterion.verdict() == Verdict.PASSED && criterion.findings().isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(List.of(message(criterion)));
    lines.addAll(places(criterion));
    return lines;
  }

  /** The total, how the submission arrived, and what is hidden: the lines about all criteria. */
  List<String> about(GradeReport whole) {
    List<String> lines = new ArrayList<>();
    if (!whole.exercises().isEmpty()) {
      lines.add(heading(whole));
    }
    if (!whole.hasFinalScore()) {
      lines.add(notFinal(whole));
    }
    whole.remarks().forEach(each -> lines.add(line(each)));
    whole.exercises().stream()
        .filter(each -> each.criteria().isEmpty())
        .forEach(each -> lines.add(notHandedIn(each)));
    new PointsFormat(texts).hidden(whole.hidden()).ifPresent(lines::add);
    return lines;
  }

  private String heading(GradeReport whole) {
    return line(
        Message.of(
            "report.heading",
            "submission",
            whole.submission(),
            "total",
            new PointsFormat(texts).total(whole.visible()),
            "seed",
            whole.seed()));
  }

  /** Says that there is no mark, and what to do about it. */
  String notFinal(GradeReport whole) {
    return line(
        Message.of(whole.exercises().isEmpty() ? "report.nothing-graded" : "report.no-mark"));
  }

  /** Says that there is no code for an exercise that was to be graded. */
  String notHandedIn(GradedExercise exercise) {
    return line(Message.of("report.not-handed-in", "exercise", exercise.id()));
  }

  /** A message in one printable line. */
  String line(Message message) {
    return bounded(PrintableText.line(texts.text(message)));
  }

  private static String bounded(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
