package unblock.cli.intake;

import java.util.List;
import java.util.Optional;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.Message;

/**
 * A submission that was handed in and not read yet: only submissions that are being graded are in
 * memory. Different arrivals may be read by different threads.
 */
public interface Arrival {
  /**
   * Returns the name: unique in the request, valid as a file name, and the same in a repeated
   * request.
   */
  String name();

  /**
   * Returns the students, from the roster or from the name in an export: several if they are a
   * team, none if the student is not certain.
   */
  List<Student> students();

  /** Returns the student, or the first one of a team. */
  default Optional<Student> student() {
    return students().stream().findFirst();
  }

  /** Remarks on the way in, such as a late hand-in; reading it may add to them. */
  List<Message> remarks();

  /**
   * Reads the submission; it has this arrival's name.
   *
   * @throws UnusableSubmission when it cannot be graded
   */
  Submission read() throws UnusableSubmission;

  /**
   * Returns a fingerprint of the code to grade: SHA-256, in hexadecimal, over the exercises and the
   * paths and texts of their sources. A folder and a zip with the same content have the same
   * fingerprint. The first call costs as much as {@link #read}; after a read the call costs
   * nothing.
   *
   * @throws UnusableSubmission like {@link #read}
   */
  String print() throws UnusableSubmission;
}
