package unblock.engine.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.analyzer.SuppressedFinding;
import unblock.engine.model.Advice;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Verdict;
import unblock.engine.report.SarifLog.Alert;
import unblock.engine.report.SarifLog.CodeFlow;
import unblock.engine.report.SarifLog.Level;
import unblock.engine.report.SarifLog.Location;
import unblock.engine.report.SarifLog.Notification;
import unblock.engine.report.SarifLog.Rule;
import unblock.engine.report.SarifLog.RuleReference;
import unblock.engine.report.SarifLog.Text;
import unblock.message.Message;

/** Collects the results of one SARIF run. */
final class SarifResults {
  /** The locations of one result that GitHub accepts. */
  private static final int MOST_LOCATIONS = 1_000;

  private final SourceFiles sources;
  private final CriterionLines lines;
  private final Set<Finding> seen = new HashSet<>();
  private final List<Alert> results = new ArrayList<>();
  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final List<Notification> unchecked = new ArrayList<>();

  SarifResults(SourceFiles sources, CriterionLines lines) {
    this.sources = sources;
    this.lines = lines;
  }

  List<Alert> results() {
    return results;
  }

  List<Rule> rules() {
    return List.copyOf(rules.values());
  }

  void exercise(GradedExercise exercise) {
    for (GradedCriterion criterion : exercise.criteria()) {
      criterion(exercise, criterion);
    }
    for (Advice each : ShownAdvice.of(exercise)) {
      add(
          rule("advice." + each.key(), lines.line(Message.of("report.advice"))),
          Level.NOTE,
          lines.line(each.message()),
          List.of(location(sources.path(each.file(), exercise.id()), each.line())),
          List.of(),
          Map.of("exercise", exercise.id()));
    }
  }

  private void criterion(GradedExercise exercise, GradedCriterion criterion) {
    Verdict verdict = criterion.verdict();
    String title = lines.line(criterion.title());
    for (Finding finding : criterion.findings()) {
      add(finding, exercise.id(), title);
    }
    if (verdict == Verdict.FAILED && criterion.findings().isEmpty()) {
      add(
          rule(criterion.key(), title),
          Level.ERROR,
          lines.message(criterion),
          sources.handlersFile(exercise.id()).map(path -> location(path, 0)).stream().toList(),
          List.of(),
          Map.of("exercise", exercise.id()));
    } else if (verdict == Verdict.NOT_CHECKED || verdict == Verdict.INCONCLUSIVE) {
      String name = lines.name(exercise, criterion);
      unchecked.add(
          new Notification(
              Optional.of(new RuleReference(rule(criterion.key(), title))),
              verdict == Verdict.INCONCLUSIVE ? Level.ERROR : Level.WARNING,
              text(name + ": " + lines.message(criterion))));
    }
  }

  /** Adds a finding of code that was not run. */
  void add(Finding finding) {
    add(finding, "", lines.line(Message.of("report.inspection-rule")));
  }

  /** Adds a finding that the project accepts. From then on each result has its suppressions. */
  void add(SuppressedFinding suppressed) {
    results.replaceAll(each -> each.suppressions().isEmpty() ? each.suppressedBy(List.of()) : each);
    add(suppressed.finding());
    int last = results.size() - 1;
    SarifLog.SuppressionKind kind =
        suppressed.source() == SuppressedFinding.Source.ANNOTATION
            ? SarifLog.SuppressionKind.IN_SOURCE
            : SarifLog.SuppressionKind.EXTERNAL;
    results.set(
        last,
        results
            .get(last)
            .suppressedBy(
                List.of(
                    new SarifLog.Suppression(
                        kind, "accepted", lines.line(suppressed.source().words())))));
  }

  /** Adds a finding with its path; a finding of several criteria is one result. */
  private void add(Finding finding, String exercise, String description) {
    if (!seen.add(finding)) {
      return;
    }
    List<Location> calls =
        finding.path().stream()
            .map(lines::line)
            .flatMap(call -> CallPlace.of(call).stream())
            .limit(MOST_LOCATIONS)
            .map(
                call ->
                    Location.of(
                        sources.path(call.file(), finding, exercise),
                        call.line(),
                        Optional.of(call.method())))
            .toList();
    add(
        rule(finding.key(), description),
        level(finding.severity()),
        lines.line(finding.message()),
        List.of(location(sources.path(finding, exercise), finding.line())),
        calls.isEmpty() ? List.of() : List.of(CodeFlow.of(calls)),
        exercise.isEmpty()
            ? Map.of("severity", finding.severity().toString())
            : Map.of("exercise", exercise, "severity", finding.severity().toString()));
  }

  /** Returns what the run did not find out, after what is to be said about the whole grade. */
  List<Notification> notifications(GradeReport whole) {
    List<Notification> all = new ArrayList<>();
    Level level = whole.hasFinalScore() ? Level.NOTE : Level.ERROR;
    lines.about(whole).forEach(line -> all.add(notification(level, line)));
    all.addAll(unchecked);
    return withCut(all);
  }

  /** Returns one notification for each text. */
  List<Notification> notifications(List<Message> messages) {
    return withCut(
        messages.stream().map(each -> notification(Level.ERROR, lines.line(each))).toList());
  }

  private List<Notification> withCut(List<Notification> notifications) {
    int more = results.size() - SarifReport.MOST_RESULTS;
    if (more <= 0) {
      return notifications;
    }
    List<Notification> all = new ArrayList<>(notifications);
    Message cut = Message.of("report.left-out", "count", more);
    all.add(notification(Level.WARNING, lines.line(cut)));
    return all;
  }

  private static Notification notification(Level level, String line) {
    return new Notification(Optional.empty(), level, text(line));
  }

  private void add(
      String rule,
      Level level,
      String message,
      List<Location> locations,
      List<CodeFlow> flows,
      Map<String, Object> properties) {
    results.add(
        new Alert(rule, level, text(message), locations, flows, Optional.empty(), properties));
  }

  private String rule(String key, String description) {
    Text help = text(lines.line(Message.of("report.rule-help")));
    return rules
        .computeIfAbsent(key, id -> new Rule(id, text(description), text(description), help))
        .id();
  }

  private static Location location(String path, int line) {
    return Location.of(path, line, Optional.empty());
  }

  private static Level level(Severity severity) {
    return switch (severity) {
      case BLOCKS, ERROR -> Level.ERROR;
      case MAY_BLOCK, COMPUTES, OPAQUE -> Level.WARNING;
      case NOTE -> Level.NOTE;
    };
  }

  /** A viewer turns {@code [text](address)} into a link. */
  private static Text text(String line) {
    return new Text(line.replace("](", "] ("));
  }
}
