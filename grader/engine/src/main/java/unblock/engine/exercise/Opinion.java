package unblock.engine.exercise;

import java.util.List;
import unblock.analyzer.Finding;
import unblock.engine.model.Verdict;

/** A verdict with what was seen, and the places it is about. */
public record Opinion(Verdict verdict, String message, List<Finding> findings) {
  public Opinion {
    findings = List.copyOf(findings);
  }

  /** The criterion is met. */
  public static Opinion passed(String message) {
    return new Opinion(Verdict.PASSED, message, List.of());
  }

  /** The criterion is not met. */
  public static Opinion failed(String message) {
    return new Opinion(Verdict.FAILED, message, List.of());
  }

  /** Something else has to be right first. */
  public static Opinion notChecked(String message) {
    return new Opinion(Verdict.NOT_CHECKED, message, List.of());
  }

  /** The grader or the machine did not let it be known. */
  public static Opinion inconclusive(String message) {
    return new Opinion(Verdict.INCONCLUSIVE, message, List.of());
  }

  /** The same about these places. */
  public Opinion with(List<Finding> places) {
    return new Opinion(verdict, message, places);
  }
}
