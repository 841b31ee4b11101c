package unblock.engine.exercise;

import java.util.List;
import unblock.analyzer.Finding;
import unblock.engine.model.Verdict;
import unblock.message.Message;

/** A verdict with what was seen, and the places it is about. */
public record CheckResult(Verdict verdict, Message message, List<Finding> findings) {
  public CheckResult {
    findings = List.copyOf(findings);
  }

  /** The criterion is met. */
  public static CheckResult passed(Message message) {
    return new CheckResult(Verdict.PASSED, message, List.of());
  }

  /** The criterion is not met. */
  public static CheckResult failed(Message message) {
    return new CheckResult(Verdict.FAILED, message, List.of());
  }

  /** Something else has to be right first. */
  public static CheckResult notChecked(Message message) {
    return new CheckResult(Verdict.NOT_CHECKED, message, List.of());
  }

  /** The grader or the machine did not let it be known. */
  public static CheckResult inconclusive(Message message) {
    return new CheckResult(Verdict.INCONCLUSIVE, message, List.of());
  }

  /** The same about these places. */
  public CheckResult with(List<Finding> places) {
    return new CheckResult(verdict, message, places);
  }
}
