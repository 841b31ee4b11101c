package unblock.cli.intake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import unblock.engine.submission.IoReason;
import unblock.engine.submission.UnusableSubmission;

/** A zip that is open: what is in it, and what that holds. */
final class Archive implements Closeable {
  private final String where;
  private final Bytes bytes;

  private Archive(String where, Bytes bytes) {
    this.where = where;
    this.bytes = bytes;
  }

  static Archive open(Path zip) throws UnusableSubmission {
    try {
      return new Archive(zip.toString(), Bytes.of(zip));
    } catch (IOException e) {
      throw unreadable(zip.toString(), e);
    }
  }

  /** One that lies in another. */
  static Archive of(String where, byte[] bytes) {
    return new Archive(where, Bytes.of(bytes));
  }

  /**
   * What is in it, but folders: they are nothing of their own.
   *
   * @throws UnusableSubmission when it is not what it seems: an entry leads out of the folder, or
   *     one that could be asked for is there twice
   */
  List<ZipEntry> entries() throws UnusableSubmission {
    try {
      List<ZipEntry> entries = ZipEntries.in(bytes);
      Set<String> seen = new HashSet<>();
      for (ZipEntry entry : entries) {
        if (entry.leadsOut()) {
          throw new UnusableSubmission(
              "%s holds the entry %s, which leads out of the folder. Zip the folder anew."
                  .formatted(where, entry.name()));
        }
        if (matters(entry) && !seen.add(slashed(entry))) {
          throw new UnusableSubmission(
              "%s holds the entry %s twice. Zip the folder anew.".formatted(where, entry.name()));
        }
      }
      return entries.stream()
          .map(entry -> entry.named(slashed(entry)))
          .filter(entry -> !entry.isFolder())
          .toList();
    } catch (ZipEntries.TooMany e) {
      throw new UnusableSubmission(
          "%s holds more than %,d files. Hand in the exercises only."
              .formatted(where, Limits.ENTRIES),
          e);
    } catch (IOException e) {
      throw unreadable(where, e);
    }
  }

  /** Some programs write a backslash between folders, as no zip should. */
  private static String slashed(ZipEntry entry) {
    return entry.name().replace('\\', '/');
  }

  private static boolean matters(ZipEntry entry) {
    return entry.name().endsWith(".java") || ZipEntry.isZip(entry.name());
  }

  /**
   * What an entry holds.
   *
   * @param most a longer one is cut after so many bytes
   */
  byte[] read(ZipEntry entry, int most) throws UnusableSubmission {
    if (entry.isProtected()) {
      throw new UnusableSubmission(
          "%s in %s is protected by a password. Zip the folder anew, without one."
              .formatted(entry.name(), where));
    }
    try {
      return entry.read(bytes, most);
    } catch (IOException e) {
      throw new UnusableSubmission(
          "%s in %s cannot be unpacked (%s). Zip the folder anew."
              .formatted(entry.name(), where, IoReason.of(e)),
          e);
    }
  }

  @Override
  public void close() {
    try {
      bytes.close();
    } catch (IOException e) {
      // It was only read, and all that was asked for is there.
      return;
    }
  }

  private static UnusableSubmission unreadable(String where, IOException e) {
    return new UnusableSubmission(
        "%s is not a zip file that can be read (%s). Zip the folder anew."
            .formatted(where, IoReason.of(e)),
        e);
  }
}
