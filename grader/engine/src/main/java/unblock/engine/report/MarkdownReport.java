package unblock.engine.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import unblock.analyzer.Finding;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Verdict;

/**
 * Grades as GitHub's Markdown, for the page of a workflow run: tables, what was found, timelines.
 * Nothing that a submission wrote becomes a link, an image, a mention or HTML.
 */
public final class MarkdownReport implements SummaryFormat {
  /** Bytes; GitHub drops a step's summary that is larger than 1 MiB. */
  public static final int LARGEST = 1_000_000;

  private static final int PICTURE_WIDTH = 96;
  private static final String CUT =
      "\nThe rest does not fit on this page; grade.json has all of it.\n";

  @Override
  public String id() {
    return "markdown";
  }

  @Override
  public Audience audience() {
    return Audience.PEOPLE;
  }

  @Override
  public String write(GradeReport grade) {
    return write(List.of(grade), List.of(), LARGEST);
  }

  /**
   * Many submissions, after a table of all of them.
   *
   * @param refusals a sentence for each that could not be graded
   * @param room bytes that the text may take in UTF-8; what does not fit is left out and said to be
   */
  public static String write(List<GradeReport> reports, List<String> refusals, int room) {
    List<String> sections = new ArrayList<>();
    if (reports.size() > 1) {
      sections.add("## Grades\n\n" + table(ScoreTable.of(reports)) + "\n");
    }
    refusals.forEach(refusal -> sections.add(refusal(refusal)));
    for (GradeReport whole : reports) {
      GradeReport report = whole.visible();
      sections.add(
          "## %s: %s\n\nSeed %d.\n\n"
              .formatted(
                  MarkdownText.text(report.submission()),
                  PointsFormat.total(report),
                  report.seed()));
      report.exercises().forEach(exercise -> sections.add(exercise(exercise)));
      PointsFormat.hidden(whole.hidden()).ifPresent(each -> sections.add(each + "\n\n"));
      report
          .isolation()
          .ifPresent(each -> sections.add(MarkdownText.text(each.inWords()) + "\n\n"));
    }
    return joined(sections, room);
  }

  @Override
  public String summary(List<GradeReport> grades) {
    return table(ScoreTable.of(grades));
  }

  @Override
  public String table(List<String> head, List<List<String>> rows) {
    return table(new ScoreTable(head, rows));
  }

  /** A sentence about something that could not be graded. */
  public static String refusal(String sentence) {
    return "**Not graded:** " + MarkdownText.text(sentence) + "\n\n";
  }

  /**
   * A page of what the other methods wrote.
   *
   * @param room bytes that the text may take in UTF-8; what does not fit is left out and said to be
   */
  public static String joined(List<String> sections, int room) {
    StringBuilder text = new StringBuilder();
    int left = room - CUT.length();
    for (String section : sections) {
      left -= section.getBytes(StandardCharsets.UTF_8).length;
      if (left < 0) {
        return text.append(room < CUT.length() ? "" : CUT).toString();
      }
      text.append(section);
    }
    return text.toString();
  }

  private static String exercise(GradedExercise exercise) {
    StringBuilder text = new StringBuilder();
    text.append(
        "### %s: %s\n\n"
            .formatted(
                MarkdownText.text(exercise.id()),
                PointsFormat.cell(exercise.score(), exercise.undecided())));
    text.append("| | criterion | points |\n|---|---|---:|\n");
    exercise.criteria().forEach(criterion -> text.append(row(criterion)));
    text.append('\n');
    CriterionRemark.about(exercise.criteria()).forEach(remark -> text.append(remark(remark)));
    if (exercise.criteria().stream().anyMatch(each -> each.verdict() == Verdict.FAILED)) {
      text.append(timeline(exercise));
    }
    return text.toString();
  }

  private static String row(GradedCriterion criterion) {
    return "| %s | %s | %s |\n"
        .formatted(
            mark(criterion.verdict()),
            MarkdownText.text(criterion.title()),
            PointsFormat.of(criterion));
  }

  private static String remark(CriterionRemark remark) {
    StringBuilder text = new StringBuilder();
    String titles = MarkdownText.text(remark.titles());
    String verdict = remark.verdict().toString().replace('-', ' ');
    text.append("**%s: %s**\n\n".formatted(verdict, titles));
    text.append(MarkdownText.text(remark.message())).append("\n\n");
    remark.findings().forEach(finding -> text.append(finding(finding, remark)));
    text.append(remark.more() > 0 ? "- and %d more\n".formatted(remark.more()) : "");
    return text.append(remark.findings().isEmpty() ? "" : "\n").toString();
  }

  private static String finding(Finding finding, CriterionRemark remark) {
    String message = remark.addsTo(finding) ? ": " + MarkdownText.text(finding.message()) : "";
    String path =
        finding.path().stream()
            .map(call -> MarkdownText.code(call))
            .collect(Collectors.joining(" → "));
    return "- %s at %s%s%s\n"
        .formatted(
            finding.severity(),
            MarkdownText.code(finding.place()),
            message,
            path.isEmpty() ? "" : "<br>" + path);
  }

  private static String timeline(GradedExercise exercise) {
    List<String> lines = new ArrayList<>(TimelinePicture.of(exercise.timeline(), PICTURE_WIDTH));
    if (lines.isEmpty()) {
      return "";
    }
    lines.addAll(TimelineReading.of(exercise.timeline()));
    return MarkdownText.block(lines) + "\n";
  }

  private static String table(ScoreTable table) {
    StringBuilder text = new StringBuilder(row(table.head()));
    text.append("|---".repeat(table.head().size())).append("|\n");
    table.rows().forEach(row -> text.append(row(row)));
    return text.toString();
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> MarkdownText.text(cell))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String mark(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> "✅ passed";
      case FAILED -> "❌ failed";
      case NOT_CHECKED -> "⏳ not checked";
      case INCONCLUSIVE -> "❔ inconclusive";
    };
  }
}
