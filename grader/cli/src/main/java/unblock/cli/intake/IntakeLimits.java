package unblock.cli.intake;

/**
 * The limits for reading submissions. The compression ratio is not checked: larger amounts are
 * never unpacked, independent of the sizes in the entries.
 */
final class IntakeLimits {
  /** The maximum bytes of all Java files of one submission, counted while they are unpacked. */
  static final long JAVA = 10L << 20;

  /**
   * The maximum bytes of all zips within the zips of one submission; they are unpacked in memory.
   */
  static final int INNER_ZIPS = 64 << 20;

  /** The maximum bytes of a tar archive that are unpacked, most of which are passed over. */
  static final int TAR_UNPACKED = 512 << 20;

  /** The maximum bytes of the Java files and archives in a tar archive; they stay in memory. */
  static final int TAR_KEPT = 65 << 20;

  /** The bytes of one Java file in a tar archive that stay in memory; longer ones are refused. */
  static final int TAR_JAVA = 2 << 20;

  /** The maximum entries of a zip, of one submission or of a whole class. */
  static final int ENTRIES = 100_000;

  /** The maximum bytes of a zip's list of entries, which is held in memory. */
  static final int DIRECTORY = 32 << 20;

  /** The maximum depth of zips in zips: a submission, and the zips in it. */
  static final int DEPTH = 2;

  /** The maximum number of files and folders in a commit. */
  static final int COMMITTED = 50_000;

  /** The maximum depth of folders in a commit. */
  static final int DEEPEST = 64;

  /** The maximum number of commits in the search for the last one before a deadline. */
  static final int COMMITS = 200_000;

  /** The maximum bytes of a clone on disk; it is deleted after the submission is read. */
  static final long CLONE = 500L << 20;

  /** The maximum seconds without data from a server, and the maximum seconds for a clone. */
  static final int SILENCE = 60;

  static final int CLONING = 600;

  /** The maximum bytes of a roster. */
  static final int ROSTER = 10 << 20;

  private IntakeLimits() {}
}
