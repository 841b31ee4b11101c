package unblock.engine.preflight;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder for temporary files: children run there, and load SQLite's native library from there.
 * Measured: 22 MB for the grader, and 4 MB for each submission that is graded at the same time.
 *
 * @param folder the path in {@code java.io.tmpdir}
 * @param use the result of a trial
 * @param space bytes free in it
 */
record TemporaryFolderRequirement(Path folder, Use use, long space) implements StartRequirement {
  /** The possible use of the folder. */
  enum Use {
    RUNS_PROGRAMS,
    ONLY_FILES,
    NOTHING
  }

  private static final long FOR_THE_GRADER_MIB = 40;
  private static final long FOR_A_JOB_MIB = 8;
  private static final String OTHER = "name another one with java -Djava.io.tmpdir=DIR.";

  @Override
  public Optional<String> problem(int jobs) {
    long need = FOR_THE_GRADER_MIB + FOR_A_JOB_MIB * jobs;
    if (space >> 20 < need) {
      return Optional.of(
          "The temporary folder %s has %d MiB of free space, and grading %d at once needs %d: make room there, or %s"
              .formatted(folder, space >> 20, jobs, need, OTHER));
    }
    return switch (use) {
      case RUNS_PROGRAMS -> Optional.empty();
      case NOTHING ->
          Optional.of("The temporary folder %s cannot be written to: %s".formatted(folder, OTHER));
      case ONLY_FILES ->
          Optional.of(
              "Programs in the temporary folder %s cannot be run, as where it is mounted noexec, and submissions need that: %s"
                  .formatted(folder, OTHER));
    };
  }
}
