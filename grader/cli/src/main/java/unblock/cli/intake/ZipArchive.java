package unblock.cli.intake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import unblock.cli.intake.BoundedZipChannel.TooManyEntries;
import unblock.engine.submission.BoundedFile;
import unblock.engine.submission.IoReason;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.IoMessageException;
import unblock.message.Message;

/**
 * A zip with its files. The file is open only during reads, so that the zip of a whole class can be
 * kept during grading. Any thread may read.
 */
final class ZipArchive {
  /** The encoding of names in zips of old systems, unless the entry declares another. */
  private static final Charset OLD =
      Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1;

  /** The maximum offset of a zip in a file, as in a self-extracting one. */
  private static final int LONGEST_PREFIX = 1 << 20;

  private static final String FIRST_ENTRY = "PK\003\004";

  private final String where;
  private final BoundedZipChannel channel;
  private final ZipFile zip;

  private ZipArchive(String where, BoundedZipChannel channel) throws IOException {
    this.where = where;
    this.channel = channel;
    channel.open();
    try (channel) {
      this.zip =
          ZipFile.builder().setSeekableByteChannel(channel).setIgnoreLocalFileHeader(true).get();
      channel.finishList();
    }
  }

  /** Opens a zip on disk. */
  static ZipArchive open(Path zip) throws UnusableSubmission {
    return of(
        zip.toString(),
        () -> {
          BoundedFile.requireRegular(zip);
          return FileChannel.open(zip, StandardOpenOption.READ);
        });
  }

  /** Opens a zip inside another. */
  static ZipArchive of(String where, byte[] bytes) throws UnusableSubmission {
    return of(where, () -> new SeekableInMemoryByteChannel(bytes));
  }

  private static ZipArchive of(String where, BoundedZipChannel.Source source)
      throws UnusableSubmission {
    try {
      return wherever(where, source);
    } catch (TooManyEntries e) {
      throw new UnusableSubmission(
          Message.of("intake.zip-too-many", "where", where, "most", IntakeLimits.ENTRIES), e);
    } catch (IOException e) {
      throw new UnusableSubmission(
          Message.of("intake.zip-unreadable", "where", where, "reason", IoReason.of(e)), e);
    }
  }

  private static ZipArchive wherever(String where, BoundedZipChannel.Source source)
      throws IOException {
    try {
      return listed(where, source, 0);
    } catch (TooManyEntries e) {
      throw e;
    } catch (IOException e) {
      // The library does not correct offsets in a large zip for data before it.
      int start = prefix(source);
      if (start > 0) {
        return listed(where, source, start);
      }
      throw e;
    }
  }

  private static ZipArchive listed(String where, BoundedZipChannel.Source source, long start)
      throws IOException {
    try {
      return new ZipArchive(where, new BoundedZipChannel(source, start));
    } catch (IOException | RuntimeException e) {
      if (e.getCause() instanceof TooManyEntries tooMany) {
        throw tooMany;
      }
      throw new IoMessageException(Message.of("intake.zip-list-damaged"), e);
    }
  }

  /** Returns the number of bytes before the first entry; -1 without an entry. */
  private static int prefix(BoundedZipChannel.Source source) throws IOException {
    try (InputStream in = Channels.newInputStream(source.open())) {
      return new String(in.readNBytes(LONGEST_PREFIX), StandardCharsets.ISO_8859_1)
          .indexOf(FIRST_ENTRY);
    }
  }

  /**
   * Returns the files, without folders.
   *
   * @throws UnusableSubmission if the zip is invalid: an entry leads out of the folder, or a
   *     relevant entry occurs twice
   */
  List<ArchivedFile> files() throws UnusableSubmission {
    List<ArchivedFile> files = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      String given = decoded(entry.getRawName());
      // Some programs write backslashes between folders, against the specification.
      String name = given.replace('\\', '/');
      if (ArchivedFile.leadsOut(name)) {
        throw new UnusableSubmission(
            Message.of("intake.zip-leads-out", "where", where, "entry", given));
      }
      if (matters(name) && !seen.add(name)) {
        throw new UnusableSubmission(
            Message.of("intake.zip-twice", "where", where, "entry", given));
      }
      if (!name.endsWith("/")) {
        files.add(
            new ArchivedFile(
                name,
                entry.isUnixSymlink() ? ArchivedFile.Type.LINK : ArchivedFile.Type.FILE,
                most -> read(name, entry, most)));
      }
    }
    return files;
  }

  private static boolean matters(String name) {
    return name.endsWith(".java") || ArchiveFormat.isOpened(name);
  }

  private static String decoded(byte[] name) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
    } catch (CharacterCodingException e) {
      return new String(name, OLD);
    }
  }

  private byte[] read(String name, ZipArchiveEntry entry, int most) throws UnusableSubmission {
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw new UnusableSubmission(Message.of("intake.zip-password", "file", name, "where", where));
    }
    try {
      return unpacked(entry, most);
    } catch (IOException e) {
      throw new UnusableSubmission(
          Message.of(
              "intake.zip-entry-unreadable",
              "file",
              name,
              "where",
              where,
              "reason",
              IoReason.of(e)),
          e);
    }
  }

  private synchronized byte[] unpacked(ZipArchiveEntry entry, int most) throws IOException {
    int method = entry.getMethod();
    if (method != ZipArchiveEntry.STORED && method != ZipArchiveEntry.DEFLATED) {
      throw new IoMessageException(Message.of("intake.zip-method", "method", method));
    }
    channel.open();
    try (channel;
        InputStream in = zip.getInputStream(entry)) {
      byte[] read = in.readNBytes(most);
      if (read.length < most && crcOf(read) != entry.getCrc()) {
        throw new IoMessageException(Message.of("intake.zip-entry-damaged"));
      }
      return read;
    } catch (EOFException e) {
      throw new IoMessageException(Message.of("intake.zip-entry-truncated"), e);
    } catch (IOException | RuntimeException e) {
      throw new IoMessageException(Message.of("intake.zip-entry-damaged"), e);
    }
  }

  private static long crcOf(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return sum.getValue();
  }
}
