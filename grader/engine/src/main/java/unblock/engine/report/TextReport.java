package unblock.engine.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import unblock.analyzer.Finding;
import unblock.analyzer.InspectionResult;
import unblock.analyzer.Severity;
import unblock.analyzer.SuppressedFinding;
import unblock.engine.model.Advice;
import unblock.engine.model.Aspect;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Verdict;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * A grade as text for a terminal, at most 100 columns wide.
 *
 * @param colour whether verdicts are coloured
 */
public record TextReport(boolean colour) implements SummaryFormat, InspectionFormat {
  private static final Set<Aspect> IN_TIME =
      Set.of(Aspect.EVENT_LOOP, Aspect.CONCURRENCY, Aspect.TIMING, Aspect.ISOLATION);
  private static final int WIDTH = 100;

  /**
   * The most lines about one exercise with its timeline. A self-check has seven more, and a student
   * is to read at most forty.
   */
  private static final int LINES_WITH_TIMELINE = 33;

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

  /** Writes one submission: how it arrived, its criteria, the remarks on them, its timelines. */
  @Override
  public String write(GradeReport whole, Translator texts) {
    return new Writer(texts, new TerminalPage(colour)).write(whole);
  }

  @Override
  public String summary(List<GradeReport> grades, Translator texts) {
    return ScoreTable.of(grades, texts).text();
  }

  @Override
  public String table(List<String> head, List<List<String>> rows) {
    return new ScoreTable(head, rows).text();
  }

  @Override
  public String inspection(InspectionResult inspection, Suppressed suppressed, Translator texts) {
    return new Writer(texts, new TerminalPage(colour)).write(inspection.folded(), suppressed);
  }

  /** Writes one page in one language. */
  private record Writer(Translator texts, TerminalPage page, PointsFormat points) {
    Writer(Translator texts, TerminalPage page) {
      this(texts, page, new PointsFormat(texts));
    }

    String write(GradeReport whole) {
      GradeReport report = whole.visible();
      page.line(
          texts.text(
              Message.of(
                  "report.heading",
                  "submission",
                  PrintableText.line(report.submission()),
                  "total",
                  points.total(report),
                  "seed",
                  report.seed())));
      report.remarks().forEach(each -> page.paragraph("", texts.text(each), WIDTH));
      report.exercises().forEach(this::exercise);
      points.hidden(whole.hidden()).ifPresent(this::closing);
      if (report.ranAnything()) {
        report.isolation().ifPresent(isolation -> closing(texts.text(isolation.inWords())));
      }
      return page.text();
    }

    String write(InspectionResult inspection, Suppressed suppressed) {
      for (Finding finding : inspection.findings()) {
        page.line(
            PrintableText.line(texts.text(finding.severity().words()) + "  " + finding.place()));
        reached(finding, inspection.differences(finding));
      }
      if (suppressed == Suppressed.LISTED) {
        inspection.suppressed().forEach(this::suppressed);
      }
      page.line(
          texts.text(
              Message.of(
                  "report.inspected",
                  "handlers",
                  inspection.handlers(),
                  "findings",
                  inspection.findings().size())));
      if (!inspection.suppressed().isEmpty()) {
        Message count = Message.of("report.suppressed", "count", inspection.suppressed().size());
        page.line(texts.text(count));
      }
      return page.text();
    }

    private void suppressed(SuppressedFinding suppressed) {
      Finding finding = suppressed.finding();
      Message heading =
          Message.of(
              "report.suppressed-finding",
              "severity",
              finding.severity().words(),
              "place",
              finding.place(),
              "source",
              suppressed.source().words());
      page.line(PrintableText.line(texts.text(heading)));
      reached(finding, Map.of());
    }

    private void reached(Finding finding, Map<String, Severity> severities) {
      page.paragraph("  ", texts.text(finding.message()), WIDTH);
      path(finding.path().stream().map(texts::text).toList(), "    ");
      if (finding.handlers().size() > 1) {
        List<Message> others =
            finding.handlers().stream().skip(1).map(each -> handler(each, severities)).toList();
        Message also = Message.of("report.also-reached", "handlers", others);
        page.paragraph("    ", PrintableText.line(texts.text(also)), WIDTH);
      }
      page.line("");
    }

    private static Message handler(String handler, Map<String, Severity> severities) {
      Severity severity = severities.get(handler);
      return severity == null
          ? Message.verbatim(handler)
          : Message.of("report.handler", "handler", handler, "severity", severity.words());
    }

    private void closing(String sentence) {
      page.line("");
      page.paragraph("", sentence, WIDTH);
    }

    private void exercise(GradedExercise exercise) {
      int before = page.lines();
      page.line("");
      page.line(
          row(
              PrintableText.line(exercise.id()),
              points.open(exercise.undecided()),
              points.of(exercise.score())));
      // The row is enough for criteria that were not checked.
      List<GradedCriterion> seen =
          exercise.criteria().stream()
              .filter(each -> each.verdict() != Verdict.NOT_CHECKED)
              .toList();
      Deque<CriterionRemark> remarks = new ArrayDeque<>(CriterionRemark.about(seen, texts));
      for (GradedCriterion criterion : exercise.criteria()) {
        criterion(criterion);
        if (!remarks.isEmpty() && remarks.peek().criteria().get(0).equals(criterion)) {
          remark(remarks.poll());
        }
      }
      advice(ShownAdvice.of(exercise));
      if (exercise.criteria().stream().anyMatch(TextReport::showsInTime)
          && exercise.criteria().stream().noneMatch(TextReport::isComputing)) {
        timeline(
            TimelineText.of(exercise, WIDTH - 4, texts),
            LINES_WITH_TIMELINE - (page.lines() - before));
      }
    }

    private void criterion(GradedCriterion criterion) {
      String verdict = word(criterion.verdict());
      String row = row("  " + verdict, texts.text(criterion.title()), points.of(criterion));
      page.verdictLine(criterion.verdict(), verdict, row);
    }

    private void remark(CriterionRemark remark) {
      page.paragraph("    ", remark.message(), WIDTH);
      List<GradedCriterion> others = remark.criteria().subList(1, remark.criteria().size());
      if (!others.isEmpty()) {
        Message same =
            others.size() == 1
                ? Message.of("report.same-for", "title", others.get(0).title())
                : Message.of("report.same-for-more", "count", others.size());
        page.paragraph("    ", texts.text(same), WIDTH);
      }
      Map<Object, List<CriterionRemark.Place>> alike = new LinkedHashMap<>();
      for (CriterionRemark.Place each : remark.findings()) {
        alike.computeIfAbsent(each.kind(), first -> new ArrayList<>()).add(each);
      }
      alike.values().forEach(this::findings);
      if (remark.more() > 0) {
        page.line("    " + texts.text(Message.of("report.more", "count", remark.more())));
      }
    }

    private void advice(List<Advice> shown) {
      if (!shown.isEmpty()) {
        page.line("");
        page.line("  " + texts.text("report.advice"));
      }
      for (Advice each : shown) {
        Message sentence =
            Message.of("report.advice.line", "type", each.type().words(), "text", each.message());
        page.paragraph("    ", texts.text(sentence), WIDTH);
      }
    }

    /** Writes the first of some findings that say the same, and the places of the others. */
    private void findings(List<CriterionRemark.Place> alike) {
      CriterionRemark.Place first = alike.get(0);
      boolean hasPath = first.path().size() > 1;
      // A message above names its place; the path adds something where other methods are in it.
      if (hasPath || !first.message().isEmpty()) {
        Message place =
            Message.of(
                "report.finding", "severity", first.severity().words(), "place", first.place());
        String path = hasPath ? String.join(" -> ", first.path()) : "";
        List<String> parts =
            Stream.of(texts.text(place), first.message().isEmpty() ? path : first.message())
                .filter(part -> !part.isEmpty())
                .toList();
        page.paragraph("    ", String.join(": ", parts), WIDTH);
        if (!first.message().isEmpty()) {
          page.paragraph("    ", path, WIDTH);
        }
      }
      if (alike.size() > 1) {
        List<String> others =
            alike.stream().skip(1).map(CriterionRemark.Place::place).distinct().toList();
        Message same = Message.of("report.same-at", "places", TimelineReading.enumerated(others));
        page.paragraph("    ", texts.text(same), WIDTH);
      }
    }

    private void path(List<String> calls, String indent) {
      String arrow = "";
      for (String call : calls) {
        page.paragraph(indent + arrow, call, WIDTH);
        arrow = "-> ";
      }
    }

    /** Adds the picture if there is room for it, and its sentences if there is room for both. */
    private void timeline(TimelineText.Lines timeline, int room) {
      List<String> sentences = timeline.brokenSentences(WIDTH - 4);
      int height = timeline.picture().size() + 1;
      if (timeline.picture().isEmpty() || height > room) {
        return;
      }
      page.line("");
      timeline.picture().forEach(line -> page.line("    " + line));
      if (height + sentences.size() <= room) {
        sentences.forEach(line -> page.line("    " + line));
      }
    }

    private String word(Verdict verdict) {
      return texts.text("report.word." + verdict);
    }
  }

  /** Whether the timeline helps to explain the criterion. */
  private static boolean showsInTime(GradedCriterion criterion) {
    return criterion.verdict() != Verdict.PASSED
        && (IN_TIME.contains(criterion.aspect()) || !criterion.trial().isEmpty());
  }

  /** Whether it failed because the worker computes, of which a timeline shows nothing. */
  private static boolean isComputing(GradedCriterion criterion) {
    return criterion.verdict() != Verdict.PASSED
        && criterion.findings().stream().anyMatch(each -> each.severity() == Severity.COMPUTES);
  }

  private static String row(String first, String title, String points) {
    int width = WIDTH - FIRST - POINTS;
    return TextWidth.padded(first, FIRST)
        + TextWidth.padded(TextWidth.cut(PrintableText.line(title), width - 2), width)
        + " ".repeat(Math.max(0, POINTS - TextWidth.of(points)))
        + points;
  }
}
