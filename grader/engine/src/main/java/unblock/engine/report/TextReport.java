package unblock.engine.report;

import java.util.List;
import java.util.Set;
import unblock.analyzer.Finding;
import unblock.analyzer.InspectionResult;
import unblock.engine.model.Aspect;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Timeline;
import unblock.engine.model.Verdict;

/**
 * A grade as text for a terminal, at most 100 columns wide.
 *
 * @param colour whether verdicts are coloured
 */
public record TextReport(boolean colour) implements SummaryFormat, InspectionFormat {
  private static final Set<Aspect> IN_TIME =
      Set.of(Aspect.EVENT_LOOP, Aspect.CONCURRENCY, Aspect.TIMING, Aspect.ISOLATION);
  private static final int WIDTH = 100;
  private static final int FIRST = 16;
  private static final int POINTS = 12;

  /** Without colours. */
  public TextReport() {
    this(false);
  }

  @Override
  public String id() {
    return "text";
  }

  @Override
  public Audience audience() {
    return Audience.PEOPLE;
  }

  @Override
  public TextReport inColour() {
    return new TextReport(true);
  }

  /** One submission: its criteria, what there is to say about them, its timelines. */
  @Override
  public String write(GradeReport whole) {
    GradeReport report = whole.visible();
    TerminalPage page = new TerminalPage(colour);
    page.line(
        "%s: %s (seed %d)"
            .formatted(
                PrintableText.line(report.submission()),
                PointsFormat.total(report),
                report.seed()));
    report.exercises().forEach(exercise -> exercise(exercise, page));
    PointsFormat.hidden(whole.hidden())
        .ifPresent(
            sentence -> {
              page.line("");
              page.paragraph("", sentence, WIDTH);
            });
    report
        .isolation()
        .ifPresent(
            isolation -> {
              page.line("");
              page.paragraph("", isolation.inWords(), WIDTH);
            });
    return page.text();
  }

  @Override
  public String summary(List<GradeReport> grades) {
    return ScoreTable.of(grades).text();
  }

  @Override
  public String table(List<String> head, List<List<String>> rows) {
    return new ScoreTable(head, rows).text();
  }

  @Override
  public String inspection(InspectionResult inspection) {
    TerminalPage page = new TerminalPage(colour);
    for (Finding finding : inspection.findings()) {
      page.line(PrintableText.line(finding.severity() + "  " + finding.place()));
      page.paragraph("  ", finding.message(), WIDTH);
      path(finding, "    ", page);
      page.line("");
    }
    page.line(
        "Handlers looked at: %d. Findings: %d."
            .formatted(inspection.handlers(), inspection.findings().size()));
    return page.text();
  }

  private void exercise(GradedExercise exercise, TerminalPage page) {
    page.line("");
    page.line(
        row(
            PrintableText.line(exercise.id()),
            PointsFormat.open(exercise.undecided()),
            PointsFormat.of(exercise.score())));
    exercise.criteria().forEach(criterion -> criterion(criterion, page));
    // What was not checked has nothing to say that the table does not show.
    List<GradedCriterion> seen =
        exercise.criteria().stream().filter(each -> each.verdict() != Verdict.NOT_CHECKED).toList();
    CriterionRemark.about(seen).forEach(remark -> remark(remark, page));
    if (exercise.criteria().stream().anyMatch(TextReport::showsInTime)) {
      timeline(exercise.timeline(), page);
    }
  }

  /** Whether the timeline tells something about it: who waited for whom. */
  private static boolean showsInTime(GradedCriterion criterion) {
    return criterion.verdict() != Verdict.PASSED && IN_TIME.contains(criterion.aspect());
  }

  private static void criterion(GradedCriterion criterion, TerminalPage page) {
    String verdict = word(criterion.verdict());
    String row = row("  " + verdict, criterion.title(), PointsFormat.of(criterion));
    page.verdictLine(criterion.verdict(), verdict, row);
  }

  private static void remark(CriterionRemark remark, TerminalPage page) {
    page.line("");
    String verdict = word(remark.verdict());
    String titles = PrintableText.line(remark.titles());
    page.verdictLine(remark.verdict(), verdict, "  " + verdict + ": " + cut(titles, WIDTH - 20));
    page.paragraph("    ", remark.message(), WIDTH);
    for (Finding finding : remark.findings()) {
      page.line(PrintableText.line(finding.severity() + " at " + finding.place()).indent(4));
      if (remark.addsTo(finding)) {
        page.paragraph("      ", finding.message(), WIDTH);
      }
      path(finding, "      ", page);
    }
    if (remark.more() > 0) {
      page.line("    and %d more".formatted(remark.more()));
    }
  }

  private static void path(Finding finding, String indent, TerminalPage page) {
    String arrow = "";
    for (String call : finding.path()) {
      page.paragraph(indent + arrow, call, WIDTH);
      arrow = "-> ";
    }
  }

  private static void timeline(Timeline timeline, TerminalPage page) {
    List<String> picture = TimelinePicture.of(timeline, WIDTH - 4);
    if (!picture.isEmpty()) {
      page.line("");
      picture.forEach(line -> page.line("    " + line));
      TimelineReading.of(timeline).forEach(line -> page.paragraph("    ", line, WIDTH));
    }
  }

  private static String row(String first, String title, String points) {
    int width = WIDTH - FIRST - POINTS;
    return ScoreTable.padded(first, FIRST)
        + ScoreTable.padded(cut(PrintableText.line(title), width - 2), width)
        + "%12s".formatted(points);
  }

  private static String cut(String text, int width) {
    return text.codePointCount(0, text.length()) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case FAILED -> "FAILED";
      case NOT_CHECKED -> "not checked";
      case PASSED, INCONCLUSIVE -> verdict.toString();
    };
  }
}
