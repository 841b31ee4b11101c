package unblock.engine.submission;

import java.util.Set;

/**
 * A student's files where they lie in no folder on disk: in an archive, or in a commit. Paths are
 * relative, with slashes, as in {@code src/A.java}, and never lead out.
 */
public interface SourceBundle {
  /** What messages call it. */
  String where();

  /** All files, also those that are not asked for: they tell what a build has made. */
  Set<String> files();

  /** Symbolic links; they are never followed. */
  Set<String> links();

  /**
   * What is in one of the files.
   *
   * @param most a longer file is cut after so many bytes
   * @throws UnusableSubmission when it cannot be read
   */
  byte[] read(String file, int most) throws UnusableSubmission;
}
