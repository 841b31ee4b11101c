package unblock.cli;

import java.util.Optional;
import unblock.cli.intake.Arrival;
import unblock.cli.similarity.SubmissionFingerprints;
import unblock.engine.model.GradeReport;
import unblock.message.Message;

/** What became of one arrival. */
sealed interface ArrivalOutcome {
  Arrival arrival();

  /**
   * Graded in this run.
   *
   * @param print of what was graded
   * @param fingerprints for comparing it; empty when nothing is kept
   */
  record Graded(
      Arrival arrival,
      GradeReport report,
      String print,
      Optional<SubmissionFingerprints> fingerprints)
      implements ArrivalOutcome {}

  /**
   * Graded in an earlier run, and no code has changed since.
   *
   * @param report with the remarks of this run
   * @param isSameOnDisk whether these were the remarks of that run, too
   */
  record Kept(Arrival arrival, GradeReport report, String print, boolean isSameOnDisk)
      implements ArrivalOutcome {}

  /**
   * Not graded.
   *
   * @param why one sentence with the fact, the place and the remedy
   */
  record Refused(Arrival arrival, Message why) implements ArrivalOutcome {}
}
