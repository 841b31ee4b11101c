package unblock.cli.intake;

import java.util.List;
import java.util.Optional;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.Message;

/**
 * One piece of work that came in, not yet read: of a thousand, only those whose turn it is are in
 * memory. Different arrivals may be read by different threads.
 */
public interface Arrival {
  /** Unique in the request, fit for a file name, the same when the same request is made again. */
  String name();

  /** Whose it is, from the roster or from the name that an export gave it. */
  Optional<Student> student();

  /** Remarks on how it came in; reading it may add to them. */
  List<Message> remarks();

  /**
   * Reads it; it bears this arrival's name.
   *
   * @throws UnusableSubmission when it cannot be graded
   */
  Submission read() throws UnusableSubmission;

  /**
   * A fingerprint of what would be graded: SHA-256, in hexadecimal, over the exercises and the
   * paths and texts of their sources. The same work has the same print, whether it came as a folder
   * or as a zip. Costs as much as {@link #read}, and nothing after it.
   *
   * @throws UnusableSubmission as {@link #read} does
   */
  String print() throws UnusableSubmission;
}
