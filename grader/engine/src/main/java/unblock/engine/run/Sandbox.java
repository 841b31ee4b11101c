package unblock.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import unblock.engine.model.SubmissionIsolation;
import unblock.engine.model.SubmissionRights;
import unblock.engine.scratch.ScratchFolder;
import unblock.message.Message;

/** Where a submission runs: starts JVMs that the grader does not trust. */
public interface Sandbox extends AutoCloseable {
  /**
   * Tells before the first start what all class paths begin with, so that starts can be made
   * faster. Comes back at once and never fails; the first call counts.
   */
  default void prepare(List<Path> world) {}

  /**
   * Starts {@link unblock.runtime.ChildMain} and leaves its standard input open for the grader to
   * write to. Whoever asked ends the process.
   *
   * @param classPath given and its libraries, then the submission's classes
   * @param workFolder the only folder that the child may write to; its temporary folder as well
   * @throws IOException when no JVM could be started: the grader's trouble, not the submission's
   */
  Process start(List<Path> classPath, Path workFolder) throws IOException;

  /**
   * The same for a child that reads one more place.
   *
   * @param data a file or folder that the child may read and not write, where that can be had
   */
  default Process start(List<Path> classPath, Path data, Path workFolder) throws IOException {
    return start(classPath, workFolder);
  }

  /**
   * Lets a child connect to that port of the grader's loopback address, which the child finds under
   * the same number at its own.
   *
   * @param child what {@code start} gave
   */
  default void admit(Process child, int port) throws IOException {}

  /**
   * Takes that back: the port may be somebody else's by now. Connections that there are stay.
   *
   * @param child what {@code start} gave
   */
  default void dismiss(Process child, int port) throws IOException {}

  /**
   * Where the grader finds what a child listens on; nobody may be there.
   *
   * @param port a port of the child's loopback address
   * @return a port of the grader's loopback address
   */
  default int reach(Process child, int port) throws IOException {
    return port;
  }

  /**
   * Makes an empty folder for one run of that submission. Its children read what is in there and on
   * the class path; the caller deletes it.
   */
  default Path folder(String submission) throws IOException {
    return ScratchFolder.make("run-");
  }

  /** That submission has no run any more for now: what was kept for its next one can go. */
  default void leave(String submission) {}

  /** What keeps its children apart from this machine. May take a second when asked first. */
  default SubmissionIsolation isolation() {
    return new SubmissionIsolation(
        "process",
        List.of(Message.of("protection.no-environment")),
        List.of(),
        SubmissionRights.GRADER);
  }

  /** Deletes what was prepared. Safe to call twice. */
  @Override
  default void close() {}
}
