package unblock.engine.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.Verdict;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * A remark on criteria that are not passed, or passed with a warning. A message that applies to
 * several criteria, such as a compile error, appears once; a remark shows at most twenty findings.
 *
 * @param titles the titles of the criteria
 * @param more the number of findings that are not shown
 */
record CriterionRemark(
    Verdict verdict, String titles, String message, List<Place> findings, int more) {
  private static final int LONGEST = 4_000;
  private static final int MOST_FINDINGS = 20;
  private static final int MOST_CALLS = 30;

  private record RemarkKey(Verdict verdict, Message message, List<Finding> findings) {}

  /**
   * A finding in the language of the reader.
   *
   * @param place as in {@code UserHandlers.java:23}
   * @param message empty where the message of the criterion begins with it
   */
  record Place(Severity severity, String place, String message, List<String> path) {}

  /** Returns the remarks in the order of the criteria. */
  static List<CriterionRemark> about(List<GradedCriterion> criteria, Translator texts) {
    Map<RemarkKey, List<String>> remarks = new LinkedHashMap<>();
    for (GradedCriterion criterion : criteria) {
      if (criterion.verdict() != Verdict.PASSED || !criterion.findings().isEmpty()) {
        RemarkKey key =
            new RemarkKey(criterion.verdict(), criterion.message(), criterion.findings());
        remarks.computeIfAbsent(key, first -> new ArrayList<>()).add(texts.text(criterion.title()));
      }
    }
    return remarks.entrySet().stream()
        .map(each -> of(each.getKey(), each.getValue(), texts))
        .toList();
  }

  private static CriterionRemark of(RemarkKey key, List<String> titles, Translator texts) {
    List<Place> shown =
        key.findings.stream().limit(MOST_FINDINGS).map(each -> place(each, key, texts)).toList();
    return new CriterionRemark(
        key.verdict,
        bounded(String.join("; ", titles)),
        bounded(texts.text(key.message)),
        shown,
        key.findings.size() - shown.size());
  }

  private static Place place(Finding finding, RemarkKey key, Translator texts) {
    List<String> path =
        finding.path().stream().limit(MOST_CALLS).map(call -> bounded(texts.text(call))).toList();
    boolean isShownAbove = key.message.beginsWith(finding.message());
    return new Place(
        finding.severity(),
        bounded(finding.place()),
        isShownAbove ? "" : bounded(texts.text(finding.message())),
        path);
  }

  private static String bounded(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
