package unblock.engine.judge;

import java.util.List;
import unblock.analyzer.Finding;
import unblock.engine.model.Verdict;

/** A verdict with what was seen, and the places it is about. */
record Opinion(Verdict verdict, String message, List<Finding> findings) {
  Opinion {
    findings = List.copyOf(findings);
  }

  static Opinion passed(String message) {
    return new Opinion(Verdict.PASSED, message, List.of());
  }

  static Opinion failed(String message) {
    return new Opinion(Verdict.FAILED, message, List.of());
  }

  static Opinion notChecked(String message) {
    return new Opinion(Verdict.NOT_CHECKED, message, List.of());
  }

  static Opinion inconclusive(String message) {
    return new Opinion(Verdict.INCONCLUSIVE, message, List.of());
  }

  Opinion with(List<Finding> places) {
    return new Opinion(verdict, message, places);
  }
}
