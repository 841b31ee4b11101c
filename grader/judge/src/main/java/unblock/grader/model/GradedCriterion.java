package unblock.grader.model;

import java.util.List;

/**
 * A criterion with its verdict, as it stands in grade.json.
 *
 * @param points none earned and none possible when the verdict is inconclusive
 * @param message what was seen, and what to try next; for a passed criterion, what was seen
 * @param findings the places the message is about; warnings when the criterion is passed
 */
public record GradedCriterion(
    String key,
    Aspect aspect,
    String title,
    Verdict verdict,
    Score points,
    String message,
    List<Finding> findings) {
  public GradedCriterion {
    findings = List.copyOf(findings);
  }
}
