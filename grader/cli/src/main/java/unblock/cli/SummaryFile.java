package unblock.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import unblock.cli.classroom.ClassRow;
import unblock.cli.classroom.PassRate;
import unblock.cli.classroom.ReviewPlace;
import unblock.engine.model.GradeReport;
import unblock.engine.report.MarkdownReport;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * A Markdown file to which grades are appended, such as the summary of a workflow step. Text beyond
 * the size limit of such a page is not stored in memory.
 */
final class SummaryFile {
  private static final MarkdownReport MARKDOWN = new MarkdownReport();

  /** In bytes; the note about what is left out names the next submission. */
  private static final int LONGEST_NAME = 1_000;

  private final Path file;
  private final Translator texts;
  private final TreeMap<String, String> sections = new TreeMap<>();
  private long size;
  private int added;

  SummaryFile(Path file, Translator texts) {
    this.file = file;
    this.texts = texts;
  }

  /** Adds one submission; without space, the last submissions in the order are removed. */
  void add(GradeReport report) {
    String section = MARKDOWN.write(report, texts);
    sections.put(report.submission(), section);
    added++;
    size += bytes(section);
    // One more than the space allows, so that the page mentions the omission.
    while (sections.size() > 1 && size - bytes(last()) > MarkdownReport.LARGEST) {
      size -= bytes(last());
      sections.pollLastEntry();
    }
  }

  /**
   * Writes the page: tables first, then the submissions that could not be graded, then each grade.
   */
  void append(List<ClassRow> rows, List<PassRate> hardest) {
    List<String> all = new ArrayList<>();
    List<GradeReport> grades = rows.stream().flatMap(row -> row.grade().stream()).toList();
    if (grades.size() > 1) {
      all.add(
          "## %s\n\n%s\n"
              .formatted(texts.text("report.markdown.grades"), MARKDOWN.summary(grades, texts)));
    }
    if (!hardest.isEmpty()) {
      all.add(MARKDOWN.table(PassRateTable.head(texts), PassRateTable.rows(hardest)) + "\n");
    }
    List<ReviewPlace> places = ReviewPlace.of(rows);
    if (grades.size() > 1 && !places.isEmpty()) {
      all.add(
          "%s\n\n%s\n"
              .formatted(
                  texts.text("cli.review"),
                  MARKDOWN.table(ReviewTable.head(texts), ReviewTable.rows(places))));
    }
    rows.stream()
        .filter(row -> row.standing() == ClassRow.Standing.REFUSED)
        .forEach(row -> all.add(MarkdownReport.refusal(texts.text(row.remark()), texts)));
    try {
      long there = Files.exists(file) ? Files.size(file) : 0;
      int room = (int) Math.max(0, MarkdownReport.LARGEST - there);
      Files.writeString(
          file, page(all, room), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new CommandFault(
          Message.of(
              "cli.summary-unwritable", "file", file.toString(), "reason", CommandFault.reason(e)),
          e);
    }
  }

  /** The tables, then as many reports as there is room for, then how many are left out. */
  private String page(List<String> tables, int room) {
    List<String> all = new ArrayList<>(tables);
    long left = room - tables.stream().mapToLong(SummaryFile::bytes).sum();
    int shown = 0;
    for (Map.Entry<String, String> each : sections.entrySet()) {
      Message rest =
          Message.of("cli.summary.left-out", "count", added - shown, "submission", each.getKey());
      String note = MarkdownReport.paragraph(texts.text(rest));
      boolean isLast = shown + 1 == added;
      int section = bytes(each.getValue());
      if (left < section + (isLast ? 0 : 2 * bytes(note) + LONGEST_NAME)) {
        all.add(note);
        return MarkdownReport.joined(all, room, texts);
      }
      left -= section;
      shown++;
      all.add(each.getValue());
    }
    return MarkdownReport.joined(all, room, texts);
  }

  private String last() {
    return sections.lastEntry().getValue();
  }

  private static int bytes(String section) {
    return section.getBytes(StandardCharsets.UTF_8).length;
  }
}
