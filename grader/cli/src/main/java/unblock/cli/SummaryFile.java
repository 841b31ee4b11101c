package unblock.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import unblock.grader.model.GradeReport;
import unblock.grader.report.MarkdownReport;

/** A Markdown file that grades are appended to, such as a workflow's step summary. */
record SummaryFile(Path file) {
  void append(List<GradeReport> reports, List<String> refusals) {
    try {
      long there = Files.exists(file) ? Files.size(file) : 0;
      int room = (int) Math.max(0, MarkdownReport.LARGEST - there);
      Files.writeString(
          file,
          MarkdownReport.write(reports, refusals, room),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new Fault(
          "%s cannot be written (%s). Name another file with --summary.".formatted(file, e), e);
    }
  }
}
