package unblock.engine.preflight;

import java.nio.file.Path;
import java.util.Optional;
import unblock.message.Message;

/**
 * The folder for temporary files: children run there, and load SQLite's native library from there.
 * Measured: 22 MB for the grader, and 4 MB for each submission that is graded at the same time.
 *
 * @param folder what {@code java.io.tmpdir} names
 * @param use what was found by trying
 * @param space bytes free in it
 */
record TemporaryFolderRequirement(Path folder, Use use, long space) implements StartRequirement {
  /** What can be done in the folder. */
  enum Use {
    RUNS_PROGRAMS,
    ONLY_FILES,
    NOTHING
  }

  private static final long FOR_THE_GRADER_MIB = 40;
  private static final long FOR_A_JOB_MIB = 8;

  @Override
  public Optional<Message> problem(int jobs) {
    long need = FOR_THE_GRADER_MIB + FOR_A_JOB_MIB * jobs;
    if (space >> 20 < need) {
      return Optional.of(
          Message.of(
              "preflight.temporary-space",
              "folder",
              folder.toString(),
              "space",
              space >> 20,
              "jobs",
              jobs,
              "need",
              need));
    }
    return switch (use) {
      case RUNS_PROGRAMS -> Optional.empty();
      case NOTHING ->
          Optional.of(Message.of("preflight.temporary-unwritable", "folder", folder.toString()));
      case ONLY_FILES ->
          Optional.of(Message.of("preflight.temporary-noexec", "folder", folder.toString()));
    };
  }
}
