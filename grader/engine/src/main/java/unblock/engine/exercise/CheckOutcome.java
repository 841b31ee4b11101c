package unblock.engine.exercise;

import java.util.List;
import unblock.analyzer.Finding;
import unblock.engine.model.Verdict;
import unblock.message.Message;

/**
 * A verdict with its message and the places that belong to it.
 *
 * @param trial the name of the held trial that shows why; empty when there is none
 */
public record CheckOutcome(Verdict verdict, Message message, List<Finding> findings, String trial) {
  public CheckOutcome {
    findings = List.copyOf(findings);
  }

  /** The criterion is met. */
  public static CheckOutcome passed(Message message) {
    return new CheckOutcome(Verdict.PASSED, message, List.of(), "");
  }

  /** The criterion is not met. */
  public static CheckOutcome failed(Message message) {
    return new CheckOutcome(Verdict.FAILED, message, List.of(), "");
  }

  /** Another criterion has to pass first. */
  public static CheckOutcome notChecked(Message message) {
    return new CheckOutcome(Verdict.NOT_CHECKED, message, List.of(), "");
  }

  /** A failure of the grader or the machine prevented the check. */
  public static CheckOutcome inconclusive(Message message) {
    return new CheckOutcome(Verdict.INCONCLUSIVE, message, List.of(), "");
  }

  /** Returns a copy with these places. */
  public CheckOutcome with(List<Finding> places) {
    return new CheckOutcome(verdict, message, places, trial);
  }

  /** Returns a copy that names the held trial that shows why. */
  public CheckOutcome seenIn(String heldTrial) {
    return new CheckOutcome(verdict, message, findings, heldTrial);
  }
}
