package unblock.engine.exercise;

import java.util.List;
import unblock.analyzer.Finding;
import unblock.engine.model.Verdict;
import unblock.message.Message;

/** A verdict with its message and the places that belong to it. */
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

  /** Another criterion has to pass first. */
  public static CheckResult notChecked(Message message) {
    return new CheckResult(Verdict.NOT_CHECKED, message, List.of());
  }

  /** A failure of the grader or the machine prevented the check. */
  public static CheckResult inconclusive(Message message) {
    return new CheckResult(Verdict.INCONCLUSIVE, message, List.of());
  }

  /** Returns a copy with these places. */
  public CheckResult with(List<Finding> places) {
    return new CheckResult(verdict, message, places);
  }
}
