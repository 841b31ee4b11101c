package unblock.cli.intake;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import unblock.engine.submission.BoundedFile;
import unblock.engine.submission.IoReason;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.IoMessageException;
import unblock.message.Message;

/**
 * A tar archive, compressed by gzip or bzip2 or not at all. A tar has no list of its entries, so it
 * is read once from its beginning to its end; only Java files and archives stay in memory.
 */
final class TarArchive {
  private static final int GZIP = 0x1f8b;
  private static final int BZIP2 = 'B' << 8 | 'Z';

  /** The maximum bytes between the content of two entries: long names and padding. */
  private static final int BETWEEN = 1 << 20;

  private final String where;
  private final List<ArchivedFile> files = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private int kept = IntakeLimits.TAR_KEPT;
  private int entries;

  private TarArchive(String where) {
    this.where = where;
  }

  /** Reads a tar on disk. */
  static TarArchive open(Path tar) throws UnusableSubmission {
    return of(
        tar.toString(),
        () -> {
          BoundedFile.requireRegular(tar);
          return Files.newInputStream(tar);
        });
  }

  /** Reads a tar inside another archive. */
  static TarArchive of(String where, byte[] bytes) throws UnusableSubmission {
    return of(where, () -> new ByteArrayInputStream(bytes));
  }

  private interface Source {
    InputStream open() throws IOException;
  }

  private static TarArchive of(String where, Source source) throws UnusableSubmission {
    TarArchive archive = new TarArchive(where);
    try (InputStream in = new BufferedInputStream(source.open());
        AllowedBytes bytes = new AllowedBytes(unpacked(in));
        TarArchiveInputStream tar = new TarArchiveInputStream(bytes, "UTF-8")) {
      archive.read(tar, bytes);
      return archive;
    } catch (IOException | RuntimeException e) {
      boolean isTold = e instanceof FileSystemException || e instanceof IoMessageException;
      throw new UnusableSubmission(
          Message.of(
              "intake.tar-unreadable",
              "where",
              where,
              "reason",
              isTold ? IoReason.of((IOException) e) : Message.of("intake.tar-damaged")),
          e);
    }
  }

  /** Unpacks what the first two bytes show; a browser may have unpacked a {@code .tar.gz}. */
  private static InputStream unpacked(InputStream in) throws IOException {
    in.mark(2);
    int first = in.read() << 8 | in.read();
    in.reset();
    return switch (first) {
      case GZIP -> new GZIPInputStream(in);
      case BZIP2 -> new BZip2CompressorInputStream(in, true);
      default -> in;
    };
  }

  private void read(TarArchiveInputStream tar, AllowedBytes bytes)
      throws IOException, UnusableSubmission {
    bytes.allow(BETWEEN);
    TarArchiveEntry entry = tar.getNextEntry();
    if (entry == null) {
      throw new IoMessageException(Message.of("intake.tar-damaged"));
    }
    while (entry != null) {
      if (++entries > IntakeLimits.ENTRIES) {
        throw refusal("intake.zip-too-many", "most", IntakeLimits.ENTRIES);
      }
      // The content of this entry; what is not kept is passed over here.
      bytes.allow(IntakeLimits.TAR_UNPACKED);
      add(tar, entry);
      byte[] rest = new byte[1 << 13];
      int count = tar.read(rest);
      while (count > 0) {
        count = tar.read(rest);
      }
      bytes.allow(BETWEEN);
      entry = tar.getNextEntry();
    }
  }

  private void add(TarArchiveInputStream tar, TarArchiveEntry entry)
      throws IOException, UnusableSubmission {
    String given = entry.getName();
    String name = given.replace('\\', '/').replaceFirst("^(?:\\./+)+", "");
    if (name.isEmpty() || name.equals(".")) {
      return;
    }
    if (ArchivedFile.leadsOut(name)) {
      throw refusal("intake.zip-leads-out", "entry", given);
    }
    if (entry.isSymbolicLink() || entry.isLink()) {
      files.add(new ArchivedFile(name, ArchivedFile.Type.LINK, most -> new byte[0]));
    } else if (isPlain(entry)) {
      boolean isKept = StudentFiles.isJava(name) || ArchiveFormat.isOpened(name);
      if (isKept && !seen.add(name)) {
        throw refusal("intake.zip-twice", "entry", given);
      }
      byte[] content = isKept ? content(tar, name) : new byte[0];
      files.add(
          new ArchivedFile(
              name,
              ArchivedFile.Type.FILE,
              most -> content.length > most ? Arrays.copyOf(content, most) : content));
    }
  }

  /** Whether it is a file, and its content is as long in the archive as it is unpacked. */
  private static boolean isPlain(TarArchiveEntry entry) {
    return entry.isFile()
        && !entry.isFIFO()
        && !entry.isBlockDevice()
        && !entry.isCharacterDevice()
        && !entry.isSparse();
  }

  /** Returns the content, cut where nothing reads on: no Java file of that size is accepted. */
  private byte[] content(TarArchiveInputStream tar, String name)
      throws IOException, UnusableSubmission {
    int most = StudentFiles.isJava(name) ? IntakeLimits.TAR_JAVA : IntakeLimits.INNER_ZIPS + 1;
    byte[] content = tar.readNBytes(Math.min(most, kept + 1));
    kept -= content.length;
    if (kept < 0) {
      throw refusal("intake.tar-too-large", "mib", IntakeLimits.TAR_KEPT >> 20);
    }
    return content;
  }

  private UnusableSubmission refusal(String key, String argument, Object value) {
    return new UnusableSubmission(Message.of(key, "where", where, argument, value));
  }

  /** Returns the files, without folders, devices and pipes. */
  List<ArchivedFile> files() {
    return List.copyOf(files);
  }
}
