package unblock.engine.submission;

import java.util.Set;

/**
 * A student's files outside a folder on disk: in an archive, or in a commit. Paths are relative,
 * with slashes, as in {@code src/A.java}, and never leave the bundle.
 */
public interface SourceBundle {
  /** The name of the bundle in messages. */
  String where();

  /** All files, also unread ones: they show which files a build has generated. */
  Set<String> files();

  /** Symbolic links; they are never followed. */
  Set<String> links();

  /**
   * Reads the content of one file.
   *
   * @param most a longer file is cut after so many bytes
   * @throws UnusableSubmission when it cannot be read
   */
  byte[] read(String file, int most) throws UnusableSubmission;
}
