package unblock.engine.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import unblock.analyzer.Finding;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.Verdict;

/**
 * What a reader is told about criteria that are not passed, or passed with a warning. What holds
 * for several of them, such as a compile error, is said once; nobody reads beyond twenty findings.
 *
 * @param titles of the criteria it is about
 * @param more how many findings are not told
 */
record CriterionRemark(
    Verdict verdict, String titles, String message, List<Finding> findings, int more) {
  private static final int LONGEST = 4_000;
  private static final int MOST_FINDINGS = 20;
  private static final int MOST_CALLS = 30;

  private record Said(Verdict verdict, String message, List<Finding> findings) {}

  /** In the order of the criteria. */
  static List<CriterionRemark> about(List<GradedCriterion> criteria) {
    Map<Said, List<String>> said = new LinkedHashMap<>();
    for (GradedCriterion criterion : criteria) {
      if (criterion.verdict() != Verdict.PASSED || !criterion.findings().isEmpty()) {
        Said what = new Said(criterion.verdict(), criterion.message(), criterion.findings());
        said.computeIfAbsent(what, key -> new ArrayList<>()).add(criterion.title());
      }
    }
    return said.entrySet().stream().map(each -> of(each.getKey(), each.getValue())).toList();
  }

  /** Whether the finding says more than the message above it. */
  boolean addsTo(Finding finding) {
    return !finding.message().equals(message);
  }

  private static CriterionRemark of(Said said, List<String> titles) {
    List<Finding> told =
        said.findings.stream().limit(MOST_FINDINGS).map(CriterionRemark::bounded).toList();
    return new CriterionRemark(
        said.verdict,
        bounded(String.join("; ", titles)),
        bounded(said.message),
        told,
        said.findings.size() - told.size());
  }

  private static Finding bounded(Finding finding) {
    return new Finding(
        finding.key(),
        finding.severity(),
        bounded(finding.file()),
        finding.line(),
        bounded(finding.message()),
        finding.path().stream().limit(MOST_CALLS).map(CriterionRemark::bounded).toList(),
        finding.handlers());
  }

  private static String bounded(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
