package unblock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import unblock.cli.classroom.ClassRow;
import unblock.cli.classroom.PassRate;
import unblock.cli.classroom.ReviewPlace;
import unblock.cli.intake.Arrival;
import unblock.cli.intake.Student;
import unblock.cli.similarity.SimilarPair;
import unblock.engine.model.GradeReport;
import unblock.engine.report.TextReport;
import unblock.message.Message;

/**
 * Publishes grades on the screen and in a workflow's summary. It stores only a small row of each
 * grade.
 */
final class GradePublisher {
  private final TerminalScreen screen;
  private final TextReport text = new TextReport(TerminalScreen.hasColour());
  private final Optional<SummaryFile> summary;
  private final ReportOutputs outputs;
  private final List<ClassRow> rows = new ArrayList<>();
  private ReportDetail detail = ReportDetail.FULL;
  private int kept;
  private int remarks;

  private GradePublisher(
      TerminalScreen screen, Optional<SummaryFile> summary, ReportOutputs outputs) {
    this.screen = screen;
    this.summary = summary;
    this.outputs = outputs;
  }

  static GradePublisher of(TerminalScreen screen, @Nullable Path summary) {
    return of(screen, summary, new ReportOutputs(List.of(), List.of(), screen));
  }

  static GradePublisher of(TerminalScreen screen, @Nullable Path summary, ReportOutputs outputs) {
    return new GradePublisher(
        screen,
        Optional.ofNullable(summary).map(file -> new SummaryFile(file, screen.texts())),
        outputs);
  }

  /** Says in one sentence why something was not graded. */
  void refuse(List<Student> students, String submission, Message sentence, List<Message> remarks) {
    rows.addAll(
        ClassRow.refused(Optional.empty(), submission, sentence, remarks).forEach(students));
    remark(sentence);
    if (!submission.isEmpty()) {
      outputs.refuse(submission, sentence);
    }
  }

  /** Announces the number of submissions: the reports of many are not printed. */
  void expect(int submissions) {
    detail = ReportDetail.of(submissions);
  }

  /** A sentence about one submission; of a class, only the first few are printed. */
  void remark(Message sentence) {
    if (remarks++ < detail.remarks()) {
      screen.remark(sentence);
    }
  }

  /** Records that a student handed in nothing. */
  void miss(Student student) {
    rows.add(ClassRow.absent(student));
  }

  /** Publishes one grade. */
  void accept(List<Student> students, GradeReport report) {
    note(students, report);
    if (detail == ReportDetail.FULL || outputs.printed().isPresent()) {
      outputs.print(report, text);
    }
  }

  /** Counts a grade that was published before. */
  void note(List<Student> students, GradeReport report) {
    rows.addAll(ClassRow.graded(Optional.empty(), report).forEach(students));
    summary.ifPresent(file -> file.add(report));
    outputs.write(report);
  }

  /**
   * Publishes the results of a round, one by one.
   *
   * @param alone whether it is the only one; its grade is shown even if it is from an earlier run
   */
  void accept(ArrivalOutcome outcome, boolean alone) {
    List<Student> students = outcome.arrival().students();
    if (outcome instanceof ArrivalOutcome.Graded graded) {
      accept(students, graded.report());
    } else if (outcome instanceof ArrivalOutcome.Kept before) {
      kept++;
      if (alone) {
        accept(students, before.report());
      } else {
        note(students, before.report());
      }
    } else if (outcome instanceof ArrivalOutcome.Refused refused) {
      Arrival arrival = refused.arrival();
      refuse(students, arrival.name(), refused.why(), arrival.remarks());
    }
  }

  /** Returns how many grades are from an earlier run. */
  int kept() {
    return kept;
  }

  /** Returns all rows, in the order of all tables. */
  List<ClassRow> rows() {
    return rows.stream().sorted(ClassRow.ORDER).toList();
  }

  /** Publishes the tables and the summary at the end of a round. */
  void finish() {
    List<ClassRow> submissions = ClassRow.ofSubmissions(rows());
    List<GradeReport> grades = submissions.stream().flatMap(row -> row.grade().stream()).toList();
    List<PassRate> hardest = hardest(grades);
    if (grades.size() > 1) {
      List<GradeReport> shown = first(grades, detail.rows());
      screen.report(text.summary(shown, screen.texts()));
      more("cli.brief.more-submissions", grades.size() - shown.size());
    }
    if (!hardest.isEmpty()) {
      screen.report(
          "\n" + text.table(PassRateTable.head(screen.texts()), PassRateTable.rows(hardest)));
    }
    List<ReviewPlace> places = ReviewPlace.of(submissions);
    if (grades.size() > 1 && !places.isEmpty()) {
      screen.report("\n" + screen.texts().text("cli.review") + "\n");
      List<ReviewPlace> shown = first(places, detail.places());
      screen.report(text.table(ReviewTable.head(screen.texts()), ReviewTable.rows(shown)));
      more("cli.brief.more-places", places.size() - shown.size());
    }
    if (remarks > detail.remarks()) {
      screen.remark(Message.of("cli.brief.more-remarks", "count", remarks - detail.remarks()));
    }
    if (detail == ReportDetail.BRIEF && !screen.isQuiet()) {
      screen.remark(Message.of("cli.brief.reports"));
    }
    summary.ifPresent(file -> file.append(submissions, hardest));
  }

  private void more(String key, int count) {
    if (count > 0) {
      screen.report(screen.texts().text(Message.of(key, "count", count)) + "\n");
    }
  }

  private static <T> List<T> first(List<T> all, int most) {
    return all.subList(0, Math.min(most, all.size()));
  }

  /** Publishes the tables and the summary at the end of a stored round. */
  void finish(List<SimilarPair> alike) {
    finish();
    if (!alike.isEmpty()) {
      screen.remark(Message.of("cli.similar", "pairs", alike.size()));
    }
  }

  /** Returns the hardest criteria for the class, without criteria that all submissions passed. */
  private List<PassRate> hardest(List<GradeReport> grades) {
    if (grades.size() < 2) {
      return List.of();
    }
    List<String> exercises =
        grades.stream()
            .flatMap(grade -> grade.exercises().stream())
            .map(exercise -> exercise.id())
            .distinct()
            .toList();
    return PassRate.of(rows(), exercises).stream()
        .filter(rate -> rate.share() < 1)
        .sorted(PassRate.HARDEST_FIRST)
        .limit(detail.criteria())
        .toList();
  }
}
