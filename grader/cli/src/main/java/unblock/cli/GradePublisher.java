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
  private static final int HARDEST = 10;

  private final TerminalScreen screen;
  private final TextReport text = new TextReport(TerminalScreen.hasColour());
  private final Optional<SummaryFile> summary;
  private final ReportOutputs outputs;
  private final List<ClassRow> rows = new ArrayList<>();
  private int kept;

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
  void refuse(
      Optional<Student> student, String submission, Message sentence, List<Message> remarks) {
    rows.add(ClassRow.refused(student, submission, sentence, remarks));
    screen.remark(sentence);
    if (!submission.isEmpty()) {
      outputs.refuse(submission, sentence);
    }
  }

  /** Records that a student handed in nothing. */
  void miss(Student student) {
    rows.add(ClassRow.absent(student));
  }

  /** Publishes one grade. */
  void accept(Optional<Student> student, GradeReport report) {
    note(student, report);
    outputs.print(report, text);
  }

  /** Counts a grade that was published before. */
  void note(Optional<Student> student, GradeReport report) {
    rows.add(ClassRow.graded(student, report));
    summary.ifPresent(file -> file.add(report));
    outputs.write(report);
  }

  /**
   * Publishes the results of a round, one by one.
   *
   * @param alone whether it is the only one; its grade is shown even if it is from an earlier run
   */
  void accept(ArrivalOutcome outcome, boolean alone) {
    Optional<Student> student = outcome.arrival().student();
    if (outcome instanceof ArrivalOutcome.Graded graded) {
      accept(student, graded.report());
    } else if (outcome instanceof ArrivalOutcome.Kept before) {
      kept++;
      if (alone) {
        accept(student, before.report());
      } else {
        note(student, before.report());
      }
    } else if (outcome instanceof ArrivalOutcome.Refused refused) {
      Arrival arrival = refused.arrival();
      refuse(student, arrival.name(), refused.why(), arrival.remarks());
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
    List<GradeReport> grades = rows().stream().flatMap(row -> row.grade().stream()).toList();
    List<PassRate> hardest = hardest(grades);
    if (grades.size() > 1) {
      screen.report(text.summary(grades, screen.texts()));
    }
    if (!hardest.isEmpty()) {
      screen.report(
          "\n" + text.table(PassRateTable.head(screen.texts()), PassRateTable.rows(hardest)));
    }
    List<ReviewPlace> places = ReviewPlace.of(rows());
    if (grades.size() > 1 && !places.isEmpty()) {
      screen.report("\n" + screen.texts().text("cli.review") + "\n");
      screen.report(text.table(ReviewTable.head(screen.texts()), ReviewTable.rows(places)));
    }
    summary.ifPresent(file -> file.append(rows(), hardest));
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
        .limit(HARDEST)
        .toList();
  }
}
