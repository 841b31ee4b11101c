package unblock.cli;

import java.util.List;
import unblock.grader.model.GradeReport;
import unblock.grader.model.Verdict;

/** What the command leaves behind for the shell. */
final class ExitStatus {
  static final int ALL_PASSED = 0;
  static final int NOT_ALL_PASSED = 1;

  /** The grader or the request was at fault. */
  static final int AT_FAULT = 2;

  private ExitStatus() {}

  /** The worst of all grades; nothing graded is never passed. */
  static int of(List<GradeReport> reports) {
    return reports.stream()
        .map(GradeReport::verdict)
        .mapToInt(ExitStatus::of)
        .max()
        .orElse(AT_FAULT);
  }

  private static int of(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> ALL_PASSED;
      case FAILED -> NOT_ALL_PASSED;
      case INCONCLUSIVE -> AT_FAULT;
    };
  }
}
