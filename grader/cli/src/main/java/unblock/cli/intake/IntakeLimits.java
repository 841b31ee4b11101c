package unblock.cli.intake;

/**
 * How much is read of what comes in. No ratio of compression is looked at: whatever an entry says
 * of itself, no more than this is ever unpacked.
 */
final class IntakeLimits {
  /** Bytes of all Java files read of one submission, as counted while they are unpacked. */
  static final long JAVA = 10L << 20;

  /** Bytes of all zips within the zips of one submission; they are unpacked in memory. */
  static final int INNER_ZIPS = 64 << 20;

  /** Entries of a zip, of one submission or of a whole class. */
  static final int ENTRIES = 100_000;

  /** Bytes of a zip's list of entries, which is held in memory. */
  static final int DIRECTORY = 32 << 20;

  /** Zips in zips: what was handed in, and what lies in that. */
  static final int DEPTH = 2;

  /** Files and folders of a commit. */
  static final int COMMITTED = 50_000;

  /** Folders in folders of a commit. */
  static final int DEEPEST = 64;

  /** Commits looked at for the last one before a deadline. */
  static final int COMMITS = 200_000;

  /** Bytes of a clone on disk; it is gone when the submission is read. */
  static final long CLONE = 500L << 20;

  /** Seconds in which a server must say something, and in which a clone must be there. */
  static final int SILENCE = 60;

  static final int CLONING = 600;

  /** Bytes of a roster. */
  static final int ROSTER = 10 << 20;

  private IntakeLimits() {}
}
