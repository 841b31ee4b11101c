package unblock.cli.intake;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import unblock.engine.submission.UnusableSubmission;

/**
 * A file or folder in a zip.
 *
 * @param name with slashes between folders; the name of a folder ends with a slash
 * @param entry the entry in the zip
 */
record ArchivedFile(ZipArchive archive, String name, ZipArchiveEntry entry) {
  boolean isFolder() {
    return name.endsWith("/");
  }

  boolean isLink() {
    return entry.isUnixSymlink();
  }

  boolean isProtected() {
    return entry.getGeneralPurposeBit().usesEncryption();
  }

  boolean leadsOut() {
    List<String> parts = Arrays.asList(name.split("/", -1));
    return parts.get(0).isEmpty() || name.matches("(?s)[A-Za-z]:.*") || parts.contains("..");
  }

  /** Returns the same file with another name. */
  ArchivedFile named(String other) {
    return new ArchivedFile(archive, other, entry);
  }

  /**
   * Returns the content.
   *
   * @param most the maximum number of bytes, independent of the size in the entry; the rest is cut
   */
  byte[] read(int most) throws UnusableSubmission {
    return archive.read(this, most);
  }
}
