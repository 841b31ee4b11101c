package unblock.cli;

import java.util.List;
import unblock.cli.classroom.ClassRow;
import unblock.engine.model.GradeReport;
import unblock.engine.model.Verdict;

/** The exit status of the command. */
final class ExitStatus {
  static final int ALL_PASSED = 0;
  static final int NOT_ALL_PASSED = 1;

  /** The grader or the request was at fault. */
  static final int AT_FAULT = 2;

  /** Between a status and the key of its text in an annotation of picocli. */
  static final String SEPARATOR = ":";

  private ExitStatus() {}

  /** Returns the worst status of all rows; if nothing was graded, the status is not "passed". */
  static int of(List<ClassRow> rows) {
    return rows.stream().mapToInt(ExitStatus::of).max().orElse(AT_FAULT);
  }

  private static int of(ClassRow row) {
    return switch (row.standing()) {
      case GRADED -> row.grade().map(GradeReport::verdict).map(ExitStatus::of).orElse(AT_FAULT);
      case REFUSED -> AT_FAULT;
      case ABSENT -> NOT_ALL_PASSED;
    };
  }

  private static int of(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> ALL_PASSED;
      case FAILED, NOT_CHECKED -> NOT_ALL_PASSED;
      case INCONCLUSIVE -> AT_FAULT;
    };
  }
}
