package unblock.engine.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import unblock.engine.model.Advice;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Verdict;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * Grades as GitHub's Markdown, for the page of a workflow run: tables, findings, timelines. Text of
 * a submission never becomes a link, an image, a mention or HTML.
 */
public final class MarkdownReport implements SummaryFormat {
  /** Bytes; GitHub drops a step's summary that is larger than 1 MiB. */
  public static final int LARGEST = 1_000_000;

  private static final int PICTURE_WIDTH = 96;

  @Override
  public String id() {
    return "markdown";
  }

  @Override
  public Audience audience() {
    return Audience.PEOPLE;
  }

  @Override
  public String write(GradeReport grade, Translator texts) {
    return write(List.of(grade), List.of(), LARGEST, texts);
  }

  /**
   * Writes many submissions, after a table of all of them.
   *
   * @param refusals a sentence for each submission that could not be graded
   * @param room the limit in bytes of UTF-8; parts beyond it are left out, and a note says so
   */
  public static String write(
      List<GradeReport> reports, List<String> refusals, int room, Translator texts) {
    Writer writer = new Writer(texts, new PointsFormat(texts));
    List<String> sections = new ArrayList<>();
    if (reports.size() > 1) {
      String heading = texts.text("report.markdown.grades");
      sections.add("## " + heading + "\n\n" + table(ScoreTable.of(reports, texts)) + "\n");
    }
    refusals.forEach(each -> sections.add(refusal(each, texts)));
    reports.forEach(report -> writer.submission(report, sections));
    return joined(sections, room, texts);
  }

  @Override
  public String summary(List<GradeReport> grades, Translator texts) {
    return table(ScoreTable.of(grades, texts));
  }

  @Override
  public String table(List<String> head, List<List<String>> rows) {
    return table(new ScoreTable(head, rows));
  }

  /** A sentence about a submission that could not be graded. */
  public static String refusal(String sentence, Translator texts) {
    String heading = texts.text("report.markdown.not-graded");
    return "**" + heading + "** " + MarkdownText.text(sentence) + "\n\n";
  }

  /** A paragraph of plain text. */
  public static String paragraph(String sentence) {
    return MarkdownText.text(sentence) + "\n\n";
  }

  /**
   * Joins the output of the other methods into one page.
   *
   * @param room the limit in bytes of UTF-8; parts beyond it are left out, and a note says so
   */
  public static String joined(List<String> sections, int room, Translator texts) {
    String cut = "\n" + texts.text("report.markdown.cut") + "\n";
    int cutBytes = cut.getBytes(StandardCharsets.UTF_8).length;
    StringBuilder text = new StringBuilder();
    int left = room - cutBytes;
    for (String section : sections) {
      left -= section.getBytes(StandardCharsets.UTF_8).length;
      if (left < 0) {
        return text.append(room < cutBytes ? "" : cut).toString();
      }
      text.append(section);
    }
    return text.toString();
  }

  /** Writes submissions in one language. */
  private record Writer(Translator texts, PointsFormat points) {
    void submission(GradeReport whole, List<String> sections) {
      GradeReport report = whole.visible();
      sections.add(
          "## %s: %s\n\n%s\n\n"
              .formatted(
                  MarkdownText.text(report.submission()),
                  points.total(report),
                  texts.text(Message.of("report.markdown.seed", "seed", report.seed()))));
      report.remarks().forEach(each -> sections.add(MarkdownText.text(texts.text(each)) + "\n\n"));
      report.exercises().forEach(exercise -> sections.add(exercise(exercise)));
      points.hidden(whole.hidden()).ifPresent(each -> sections.add(each + "\n\n"));
      report
          .isolation()
          .filter(isolation -> report.ranAnything())
          .ifPresent(each -> sections.add(MarkdownText.text(texts.text(each.inWords())) + "\n\n"));
    }

    private String exercise(GradedExercise exercise) {
      StringBuilder text = new StringBuilder();
      text.append(
          "### %s: %s\n\n"
              .formatted(
                  MarkdownText.text(exercise.id()),
                  points.cell(exercise.score(), exercise.undecided())));
      text.append(
          "| | %s | %s |\n|---|---|---:|\n"
              .formatted(
                  texts.text("report.criterion-column"), texts.text("report.points-column")));
      exercise.criteria().forEach(criterion -> text.append(row(criterion)));
      text.append('\n');
      CriterionRemark.about(exercise.criteria(), texts)
          .forEach(remark -> text.append(remark(remark)));
      text.append(advice(ShownAdvice.of(exercise)));
      if (exercise.criteria().stream().anyMatch(each -> each.verdict() == Verdict.FAILED)) {
        text.append(timeline(exercise));
      }
      return text.toString();
    }

    private String row(GradedCriterion criterion) {
      return "| %s %s | %s | %s |\n"
          .formatted(
              mark(criterion.verdict()),
              texts.text("report.verdict." + criterion.verdict()),
              MarkdownText.text(texts.text(criterion.title())),
              points.of(criterion));
    }

    private String remark(CriterionRemark remark) {
      StringBuilder text = new StringBuilder();
      String titles = MarkdownText.text(remark.titles(texts));
      String verdict = texts.text("report.verdict." + remark.verdict());
      text.append("**%s: %s**\n\n".formatted(verdict, titles));
      text.append(MarkdownText.text(remark.message())).append("\n\n");
      remark.findings().forEach(finding -> text.append(finding(finding)));
      if (remark.more() > 0) {
        String more = texts.text(Message.of("report.more", "count", remark.more()));
        text.append("- ").append(more).append('\n');
      }
      return text.append(remark.findings().isEmpty() ? "" : "\n").toString();
    }

    private String finding(CriterionRemark.Place finding) {
      String message =
          finding.message().isEmpty() ? "" : ": " + MarkdownText.text(finding.message());
      String path =
          finding.path().stream().map(MarkdownText::code).collect(Collectors.joining(" → "));
      Message place =
          Message.of(
              "report.finding",
              "severity",
              finding.severity().words(),
              "place",
              MarkdownText.code(finding.place()));
      return "- %s%s%s\n"
          .formatted(texts.text(place), message, path.isEmpty() ? "" : "<br>" + path);
    }

    private String advice(List<Advice> shown) {
      return shown.isEmpty()
          ? ""
          : shown.stream()
              .map(this::advice)
              .collect(Collectors.joining("", "**" + texts.text("report.advice") + "**\n\n", "\n"));
    }

    private String advice(Advice advice) {
      Message sentence =
          Message.of("report.advice.line", "type", advice.type().words(), "text", advice.message());
      return "- " + MarkdownText.text(texts.text(sentence)) + "\n";
    }

    private String timeline(GradedExercise exercise) {
      TimelineText.Lines timeline = TimelineText.of(exercise, PICTURE_WIDTH, texts);
      return timeline.picture().isEmpty() ? "" : MarkdownText.block(timeline.all()) + "\n";
    }
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
      case PASSED -> "✅";
      case FAILED -> "❌";
      case NOT_CHECKED -> "⏳";
      case INCONCLUSIVE -> "❔";
    };
  }
}
