package unblock.engine.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import unblock.analyzer.Finding;
import unblock.analyzer.InspectionResult;
import unblock.analyzer.Severity;
import unblock.engine.model.Advice;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Verdict;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * A grade or an inspection as workflow commands of GitHub Actions, which shows each as an
 * annotation at its line. GitHub drops more than ten of a kind in one step, so the last notice says
 * how many are left out.
 */
public final class AnnotationsReport implements InspectionFormat {
  /** Of one kind in one step. */
  private static final int MOST = 10;

  private final SourceFiles sources;

  /** Without paths of source files. */
  public AnnotationsReport() {
    this(SourceFiles.unknown());
  }

  AnnotationsReport(SourceFiles sources) {
    this.sources = sources;
  }

  @Override
  public String id() {
    return "annotations";
  }

  @Override
  public Audience audience() {
    return Audience.PROGRAMS;
  }

  @Override
  public AnnotationsReport locating(SourceFiles other) {
    return new AnnotationsReport(other);
  }

  @Override
  public String write(GradeReport whole, Translator texts) {
    Writer writer = new Writer(sources, new CriterionLines(texts));
    whole.visible().exercises().forEach(writer::exercise);
    return writer.text(writer.lines.about(whole));
  }

  @Override
  public String inspection(InspectionResult inspection, Suppressed suppressed, Translator texts) {
    Writer writer = new Writer(sources, new CriterionLines(texts));
    List<Finding> findings = inspection.folded().findings();
    findings.forEach(each -> writer.finding(each, "", "", Verdict.FAILED));
    List<String> about = new ArrayList<>();
    about.add(
        writer.lines.line(
            Message.of(
                "report.inspected",
                "handlers",
                inspection.handlers(),
                "findings",
                findings.size())));
    if (!inspection.suppressed().isEmpty()) {
      about.add(
          writer.lines.line(
              Message.of("report.suppressed", "count", inspection.suppressed().size())));
    }
    return writer.text(about);
  }

  private enum Kind {
    ERROR,
    WARNING,
    NOTICE;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private record Annotation(Kind kind, String path, int line, String title, String message) {
    /** The command in the syntax of the runner, which reads escaped line breaks and separators. */
    String command() {
      List<String> properties = new ArrayList<>();
      if (!path.isEmpty()) {
        properties.add("file=" + property(path));
      }
      if (line > 0) {
        properties.add("line=" + line);
      }
      if (!title.isEmpty()) {
        properties.add("title=" + property(title));
      }
      String head = properties.isEmpty() ? "" : " " + String.join(",", properties);
      return "::" + kind.word() + head + "::" + data(message) + "\n";
    }

    private static String property(String text) {
      return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    private static String data(String text) {
      return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
  }

  /** Collects the annotations of one submission in one language. */
  private static final class Writer {
    private final SourceFiles sources;
    private final CriterionLines lines;
    private final Set<Finding> seen = new HashSet<>();
    private final List<Annotation> all = new ArrayList<>();

    Writer(SourceFiles sources, CriterionLines lines) {
      this.sources = sources;
      this.lines = lines;
    }

    void exercise(GradedExercise exercise) {
      for (GradedCriterion each : exercise.criteria()) {
        criterion(exercise, each);
      }
      for (Advice each : ShownAdvice.of(exercise)) {
        String path = sources.path(each.file(), exercise.id());
        add(Kind.NOTICE, path, each.line(), exercise.id(), lines.line(each.message()));
      }
    }

    private void criterion(GradedExercise exercise, GradedCriterion criterion) {
      String title = lines.name(exercise, criterion);
      for (Finding each : criterion.findings()) {
        finding(each, exercise.id(), title, criterion.verdict());
      }
      if (criterion.verdict() != Verdict.PASSED && criterion.findings().isEmpty()) {
        Kind kind = criterion.verdict() == Verdict.FAILED ? Kind.ERROR : Kind.WARNING;
        String path = sources.handlersFile(exercise.id()).orElse("");
        add(kind, path, 0, title, lines.message(criterion));
      }
    }

    void finding(Finding finding, String exercise, String title, Verdict verdict) {
      if (seen.add(finding)) {
        String path = sources.path(finding, exercise);
        Kind kind = kind(finding.severity(), verdict);
        add(kind, path, finding.line(), title, lines.line(finding.message()));
      }
    }

    private static Kind kind(Severity severity, Verdict verdict) {
      if (severity == Severity.NOTE) {
        return Kind.NOTICE;
      }
      boolean isCertain = severity == Severity.BLOCKS || severity == Severity.ERROR;
      return isCertain && verdict == Verdict.FAILED ? Kind.ERROR : Kind.WARNING;
    }

    private void add(Kind kind, String path, int line, String title, String message) {
      all.add(new Annotation(kind, PrintableText.line(path), line, title, message));
    }

    /** The annotations that are shown, and a notice about the whole. */
    String text(List<String> about) {
      List<Annotation> shown = new ArrayList<>();
      for (Kind kind : Kind.values()) {
        // One notice is kept for the whole.
        int most = kind == Kind.NOTICE ? MOST - 1 : MOST;
        all.stream().filter(each -> each.kind() == kind).limit(most).forEach(shown::add);
      }
      List<String> summary = new ArrayList<>(about);
      int more = all.size() - shown.size();
      if (more > 0) {
        summary.add(lines.line(Message.of("report.left-out", "count", more)));
      }
      shown.add(new Annotation(Kind.NOTICE, "", 0, "", String.join("\n", summary)));
      return shown.stream().map(Annotation::command).collect(Collectors.joining());
    }
  }
}
