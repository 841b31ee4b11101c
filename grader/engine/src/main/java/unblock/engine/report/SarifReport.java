package unblock.engine.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unblock.analyzer.Finding;
import unblock.analyzer.InspectionResult;
import unblock.engine.model.GradeReport;
import unblock.message.Translator;

/**
 * A grade or an inspection as SARIF 2.1.0, for code hosts and editors: one result for each place,
 * with the calls that lead there as a code flow. Criteria that were not checked or are undecided
 * are notifications of the run, so they are neither results nor absent.
 */
public final class SarifReport implements InspectionFormat {
  /** The results of one run that GitHub accepts. */
  static final int MOST_RESULTS = 25_000;

  private final SourceFiles sources;

  /** Without paths of source files. */
  public SarifReport() {
    this(SourceFiles.unknown());
  }

  SarifReport(SourceFiles sources) {
    this.sources = sources;
  }

  @Override
  public String id() {
    return "sarif";
  }

  @Override
  public Audience audience() {
    return Audience.PROGRAMS;
  }

  @Override
  public SarifReport locating(SourceFiles other) {
    return new SarifReport(other);
  }

  @Override
  public String write(GradeReport whole, Translator texts) {
    GradeReport grade = whole.visible();
    SarifResults results = new SarifResults(sources, new CriterionLines(texts));
    grade.exercises().forEach(results::exercise);
    return log(
        "unblock/" + PrintableText.line(whole.submission()) + "/",
        results,
        new SarifLog.Invocation(whole.hasFinalScore(), results.notifications(whole)),
        Map.of(
            "submission",
            PrintableText.line(whole.submission()),
            "seed",
            whole.seed(),
            "verdict",
            grade.verdict().toString(),
            "points",
            JsonText.number(grade.score().earned()),
            "pointsPossible",
            JsonText.number(grade.score().possible()),
            "pointsUndecided",
            JsonText.number(grade.undecided())),
        texts);
  }

  @Override
  public String inspection(InspectionResult inspection, Suppressed suppressed, Translator texts) {
    SarifResults results = new SarifResults(sources, new CriterionLines(texts));
    for (Finding finding : inspection.findings()) {
      results.add(finding);
    }
    if (suppressed == Suppressed.LISTED) {
      inspection.suppressed().forEach(results::add);
    }
    return log(
        "unblock/inspect/",
        results,
        new SarifLog.Invocation(
            inspection.unreadable().isEmpty(), results.notifications(inspection.unreadable())),
        Map.of("handlers", inspection.handlers(), "suppressed", inspection.suppressed().size()),
        texts);
  }

  private static String log(
      String name,
      SarifResults results,
      SarifLog.Invocation invocation,
      Map<String, Object> properties,
      Translator texts) {
    List<SarifLog.Alert> kept =
        results.results().stream()
            .sorted(Comparator.comparing(SarifLog.Alert::level))
            .limit(MOST_RESULTS)
            .toList();
    return JsonText.of(
        SarifLog.of(
            new SarifLog.Run(
                new SarifLog.Tool(
                    new SarifLog.Driver(
                        "unblock",
                        Optional.ofNullable(
                            SarifReport.class.getPackage().getImplementationVersion()),
                        results.rules())),
                new SarifLog.AutomationDetails(name),
                texts.language(),
                "utf16CodeUnits",
                List.of(invocation),
                kept,
                properties)));
  }
}
