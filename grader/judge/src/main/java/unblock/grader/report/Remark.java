package unblock.grader.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import unblock.grader.model.Finding;
import unblock.grader.model.GradedCriterion;
import unblock.grader.model.Verdict;

/**
 * What is to be said about criteria that are not passed, or passed with a warning. What holds for
 * several of them, such as a compile error, is said once.
 *
 * @param titles of the criteria it is about
 */
record Remark(Verdict verdict, List<String> titles, String message, List<Finding> findings) {
  private record Said(Verdict verdict, String message, List<Finding> findings) {}

  /** In the order of the criteria. */
  static List<Remark> about(List<GradedCriterion> criteria) {
    Map<Said, List<String>> said = new LinkedHashMap<>();
    for (GradedCriterion criterion : criteria) {
      if (criterion.verdict() != Verdict.PASSED || !criterion.findings().isEmpty()) {
        Said what = new Said(criterion.verdict(), criterion.message(), criterion.findings());
        said.computeIfAbsent(what, key -> new ArrayList<>()).add(criterion.title());
      }
    }
    return said.entrySet().stream()
        .map(
            entry ->
                new Remark(
                    entry.getKey().verdict(),
                    List.copyOf(entry.getValue()),
                    entry.getKey().message(),
                    entry.getKey().findings()))
        .toList();
  }

  /** Whether the finding says more than the message above it. */
  boolean addsTo(Finding finding) {
    return !finding.message().equals(message);
  }
}
