package unblock.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import unblock.engine.model.SubmissionIsolation;
import unblock.engine.model.SubmissionRights;
import unblock.engine.scratch.ScratchFolder;
import unblock.message.Message;

/** An environment that starts the untrusted JVMs of submissions. */
public interface Sandbox extends AutoCloseable {
  /**
   * Announces the common beginning of all class paths before the first start, so that starts can be
   * made faster. Returns at once and never fails; only the first call counts.
   */
  default void prepare(List<Path> commonPath) {}

  /**
   * Starts {@link unblock.runtime.ChildMain} and leaves its standard input open for the grader to
   * write to. The caller ends the process.
   *
   * @param classPath given and its libraries, then the submission's classes
   * @param workFolder the only folder that the child may write to, also its folder for temporary
   *     files
   * @throws IOException when no JVM could be started: a failure of the grader, not of the
   *     submission
   */
  Process start(List<Path> classPath, Path workFolder) throws IOException;

  /**
   * Starts a child that reads one more place.
   *
   * @param data a file or folder that the child may read and, where supported, cannot write
   */
  default Process start(List<Path> classPath, Path data, Path workFolder) throws IOException {
    return start(classPath, workFolder);
  }

  /**
   * Lets a child connect to that port of the grader's loopback address, which has the same number
   * at the child's.
   *
   * @param child the process that {@code start} returned
   */
  default void admit(Process child, int port) throws IOException {}

  /**
   * Revokes that permission, because another process may get the port later. Established
   * connections stay.
   *
   * @param child the process that {@code start} returned
   */
  default void dismiss(Process child, int port) throws IOException {}

  /**
   * Returns the grader's port for a port on which the child listens; there may be no listener.
   *
   * @param port a port of the child's loopback address
   * @return a port of the grader's loopback address
   */
  default int reach(Process child, int port) throws IOException {
    return port;
  }

  /**
   * The same environment for children that serve one run after another: they can read files that
   * are created in their {@code data} folder after their start. Empty if that is not possible.
   */
  default Optional<Sandbox> forManyRuns() {
    return Optional.empty();
  }

  /**
   * Creates an empty folder for one run of that submission. Its children can read the folder and
   * the class path; the caller deletes it.
   */
  default Path folder(String submission) throws IOException {
    return ScratchFolder.make("run-");
  }

  /** Releases resources kept for the submission's next run, because none follows for now. */
  default void leave(String submission) {}

  /** The isolation of its children from this machine. The first call may take a second. */
  default SubmissionIsolation isolation() {
    return new SubmissionIsolation(
        "process",
        List.of(Message.of("protection.no-environment")),
        List.of(),
        SubmissionRights.GRADER);
  }

  /** Deletes all prepared files. Safe to call twice. */
  @Override
  default void close() {}
}
