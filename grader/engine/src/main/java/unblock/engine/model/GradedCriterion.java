package unblock.engine.model;

import java.util.List;
import unblock.analyzer.Finding;
import unblock.message.Message;

/**
 * A criterion with its verdict, as grade.json contains it.
 *
 * @param points out of the rubric's; none earned unless the verdict is passed; a bonus is earned
 *     out of none
 * @param visibility who may see it
 * @param message the observation and, unless the criterion is passed, the next step
 * @param findings the places that belong to the message; warnings when the criterion is passed
 * @param trial the name of the held trial that shows why; empty when there is none
 */
public record GradedCriterion(
    String key,
    Aspect aspect,
    Message title,
    Verdict verdict,
    Score points,
    Visibility visibility,
    Message message,
    List<Finding> findings,
    String trial) {
  public GradedCriterion {
    findings = List.copyOf(findings);
  }

  /** Without a held trial. */
  public GradedCriterion(
      String key,
      Aspect aspect,
      Message title,
      Verdict verdict,
      Score points,
      Visibility visibility,
      Message message,
      List<Finding> findings) {
    this(key, aspect, title, verdict, points, visibility, message, findings, "");
  }

  /** The points that an inconclusive verdict leaves undecided; 0 for other verdicts. */
  public double undecided() {
    return verdict == Verdict.INCONCLUSIVE ? points.possible() - points.earned() : 0;
  }
}
