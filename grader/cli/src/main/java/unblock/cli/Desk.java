package unblock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import unblock.grader.model.GradeReport;
import unblock.grader.report.TextReport;
import unblock.grader.submission.Submission;

/** Where grades are handed out: on the screen, into files, into a workflow's summary. */
final class Desk {
  private final Screen screen;
  private final TextReport text = new TextReport(Screen.hasColour());
  private final Optional<GradeFiles> files;
  private final Optional<SummaryFile> summary;
  private final List<String> refusals = new ArrayList<>();

  private Desk(Screen screen, Optional<GradeFiles> files, Optional<SummaryFile> summary) {
    this.screen = screen;
    this.files = files;
    this.summary = summary;
  }

  static Desk of(Screen screen, @Nullable Path report, @Nullable Path summary) {
    return new Desk(
        screen,
        Optional.ofNullable(report).map(GradeFiles::in),
        Optional.ofNullable(summary).map(SummaryFile::new));
  }

  /** Says in one sentence why something was not graded. */
  void refuse(String sentence) {
    refusals.add(sentence);
    screen.remark(sentence);
  }

  /** Hands out one grade. */
  void accept(GradeReport report) {
    files.ifPresent(each -> each.keep(report));
    screen.report(text.write(report) + "\n");
  }

  /** Hands out one grade, and says what is to be said about the submission itself. */
  void accept(Submission submission, GradeReport report) {
    accept(report);
    submission.remarks().forEach(remark -> screen.remark(submission.name() + ": " + remark));
  }

  /** The end of the round: the table, and the summary. */
  void finish(List<GradeReport> reports) {
    if (reports.size() > 1) {
      screen.report(text.summary(reports));
    }
    summary.ifPresent(file -> file.append(reports, refusals));
  }
}
