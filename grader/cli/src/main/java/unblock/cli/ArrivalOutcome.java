package unblock.cli;

import java.util.Optional;
import unblock.cli.intake.Arrival;
import unblock.cli.similarity.SubmissionFingerprints;
import unblock.engine.model.GradeReport;
import unblock.message.Message;

/** The result of processing one arrival. */
sealed interface ArrivalOutcome {
  Arrival arrival();

  /**
   * The arrival was graded in this run.
   *
   * @param print the fingerprint of the graded code
   * @param fingerprints for the comparison with other submissions; empty if nothing is stored
   */
  record Graded(
      Arrival arrival,
      GradeReport report,
      String print,
      Optional<SubmissionFingerprints> fingerprints)
      implements ArrivalOutcome {}

  /**
   * The arrival was graded in an earlier run, and its code has not changed since.
   *
   * @param report with the remarks of this run
   * @param isSameOnDisk whether the earlier run had the same remarks
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
