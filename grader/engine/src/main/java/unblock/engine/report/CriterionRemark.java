package unblock.engine.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.Verdict;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * A remark on criteria that are not passed, or passed with a warning. Criteria that fail in the
 * same way, such as those of two handlers, have one remark, about the first of them; a sentence
 * that an earlier remark has is not repeated. A remark shows at most twenty findings.
 *
 * @param criteria the criteria that it is about
 * @param more the number of findings that are not shown
 */
public record CriterionRemark(
    List<GradedCriterion> criteria, String message, List<Place> findings, int more) {
  private static final int LONGEST = 4_000;
  private static final int MOST_FINDINGS = 20;
  private static final int MOST_CALLS = 30;

  private record RemarkKey(Verdict verdict, Object kind, List<Finding> findings) {}

  /**
   * A finding in the language of the reader.
   *
   * @param file the name of the file without folders
   * @param line from 1; 0 when it is not known
   * @param place as in {@code UserHandlers.java:23}
   * @param message empty where the message of the criterion begins with it
   * @param kind equal for findings that say the same of different places
   */
  public record Place(
      Severity severity,
      String file,
      int line,
      String place,
      String message,
      List<String> path,
      Object kind) {}

  private record PlaceKind(Severity severity, String key, String call, Message question) {}

  /** Returns the remarks in the order of the criteria. */
  public static List<CriterionRemark> about(List<GradedCriterion> criteria, Translator texts) {
    Map<RemarkKey, List<GradedCriterion>> remarks = new LinkedHashMap<>();
    for (GradedCriterion criterion : criteria) {
      if (criterion.verdict() != Verdict.PASSED || !criterion.findings().isEmpty()) {
        RemarkKey key =
            new RemarkKey(criterion.verdict(), criterion.message().kind(), criterion.findings());
        remarks.computeIfAbsent(key, first -> new ArrayList<>()).add(criterion);
      }
    }
    Set<Message> told = new HashSet<>();
    return remarks.values().stream().map(each -> of(each, told, texts)).toList();
  }

  private static CriterionRemark of(
      List<GradedCriterion> criteria, Set<Message> told, Translator texts) {
    GradedCriterion first = criteria.get(0);
    Message message = first.message().untold(told);
    List<Place> shown =
        first.findings().stream()
            .limit(MOST_FINDINGS)
            .map(each -> place(each, first.message(), told, texts))
            .toList();
    return new CriterionRemark(
        criteria, bounded(texts.text(message)), shown, first.findings().size() - shown.size());
  }

  /** The verdict, which the criteria have in common. */
  public Verdict verdict() {
    return criteria.get(0).verdict();
  }

  /** The titles of the criteria. */
  public String titles(Translator texts) {
    return bounded(
        criteria.stream().map(each -> texts.text(each.title())).collect(Collectors.joining("; ")));
  }

  private static Place place(Finding finding, Message above, Set<Message> told, Translator texts) {
    List<String> path =
        finding.path().stream().limit(MOST_CALLS).map(call -> bounded(texts.text(call))).toList();
    boolean isShownAbove = above.beginsWith(finding.message());
    return new Place(
        finding.severity(),
        finding.file(),
        finding.line(),
        bounded(finding.place()),
        isShownAbove ? "" : bounded(texts.text(finding.message().untold(told))),
        path,
        new PlaceKind(finding.severity(), finding.key(), finding.call(), finding.question()));
  }

  private static String bounded(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
