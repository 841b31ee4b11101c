package unblock.cli;

import java.util.List;
import java.util.Optional;
import unblock.cli.intake.Arrival;
import unblock.cli.similarity.Fingerprints;
import unblock.grader.model.GradeReport;

/** What became of one arrival. */
sealed interface Outcome {
  Arrival arrival();

  /**
   * Graded in this run.
   *
   * @param remarks what is to be said about the submission itself
   * @param print of what was graded
   * @param fingerprints for comparing it; empty when nothing is kept
   */
  record Graded(
      Arrival arrival,
      GradeReport report,
      List<String> remarks,
      String print,
      Optional<Fingerprints> fingerprints)
      implements Outcome {}

  /** Graded in an earlier run, and nothing has changed since. */
  record Kept(Arrival arrival, GradeReport report) implements Outcome {}

  /** Not graded, and why. */
  record Refused(Arrival arrival, String sentence) implements Outcome {}
}
