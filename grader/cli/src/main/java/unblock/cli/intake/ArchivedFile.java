package unblock.cli.intake;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import unblock.engine.submission.UnusableSubmission;

/**
 * A file or folder in a zip.
 *
 * @param name with slashes between folders; a folder's ends in one
 * @param entry as the zip has it
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

  /** The same file under another name. */
  ArchivedFile named(String other) {
    return new ArchivedFile(archive, other, entry);
  }

  /**
   * What it holds.
   *
   * @param most a longer one is cut after so many bytes, whatever length it claims
   */
  byte[] read(int most) throws UnusableSubmission {
    return archive.read(this, most);
  }
}
