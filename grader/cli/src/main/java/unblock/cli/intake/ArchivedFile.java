package unblock.cli.intake;

import java.util.Arrays;
import java.util.List;
import unblock.engine.submission.UnusableSubmission;

/**
 * A file or a link in an archive.
 *
 * @param name with slashes between folders
 */
record ArchivedFile(String name, Type type, Content content) {
  /** The types of entries that matter; others, such as devices, are left out. */
  enum Type {
    FILE,
    /** A symbolic or hard link, which is never followed. */
    LINK
  }

  /** Reads the content. */
  interface Content {
    /**
     * Returns the content.
     *
     * @param most the maximum number of bytes, independent of the size in the entry; the rest is
     *     cut
     */
    byte[] read(int most) throws UnusableSubmission;
  }

  boolean isLink() {
    return type == Type.LINK;
  }

  /** Whether a path leads out of the folder that the archive is unpacked to. */
  static boolean leadsOut(String name) {
    List<String> parts = Arrays.asList(name.split("/", -1));
    return parts.get(0).isEmpty() || name.matches("(?s)[A-Za-z]:.*") || parts.contains("..");
  }

  /** Returns the same file with another name. */
  ArchivedFile named(String other) {
    return new ArchivedFile(other, type, content);
  }

  byte[] read(int most) throws UnusableSubmission {
    return content.read(most);
  }
}
