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
import java.util.Locale;
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
 * A zip: what is in it, and what that holds. The file is open only while it is read, so that the
 * zip of a whole class can be kept as long as somebody is graded. Any thread may read.
 */
final class ZipArchive {
  /** Zips written on old machines have names in this encoding, unless they say otherwise. */
  private static final Charset OLD =
      Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1;

  /** How far into a file a zip may start, as in one that unpacks itself. */
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

  /** One that lies on disk. */
  static ZipArchive open(Path zip) throws UnusableSubmission {
    return of(
        zip.toString(),
        () -> {
          BoundedFile.requireRegular(zip);
          return FileChannel.open(zip, StandardOpenOption.READ);
        });
  }

  /** One that lies in another. */
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
      // What stands before a large zip shifts places in it that the library takes as they are.
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

  /** How many bytes stand before the first entry; -1 where there is none. */
  private static int prefix(BoundedZipChannel.Source source) throws IOException {
    try (InputStream in = Channels.newInputStream(source.open())) {
      return new String(in.readNBytes(LONGEST_PREFIX), StandardCharsets.ISO_8859_1)
          .indexOf(FIRST_ENTRY);
    }
  }

  /** Whether a file of this name is meant to be a zip. */
  static boolean isZip(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  /**
   * What is in it, but folders: they are nothing of their own.
   *
   * @throws UnusableSubmission when it is not what it seems: an entry leads out of the folder, or
   *     one that could be asked for is there twice
   */
  List<ArchivedFile> files() throws UnusableSubmission {
    List<ArchivedFile> files = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      String given = decoded(entry.getRawName());
      // Some programs write a backslash between folders, as no zip should.
      ArchivedFile file = new ArchivedFile(this, given.replace('\\', '/'), entry);
      if (file.leadsOut()) {
        throw new UnusableSubmission(
            Message.of("intake.zip-leads-out", "where", where, "entry", given));
      }
      if (matters(file) && !seen.add(file.name())) {
        throw new UnusableSubmission(
            Message.of("intake.zip-twice", "where", where, "entry", given));
      }
      if (!file.isFolder()) {
        files.add(file);
      }
    }
    return files;
  }

  private static boolean matters(ArchivedFile file) {
    return file.name().endsWith(".java") || isZip(file.name());
  }

  private static String decoded(byte[] name) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
    } catch (CharacterCodingException e) {
      return new String(name, OLD);
    }
  }

  /**
   * What a file of this zip holds.
   *
   * @param most a longer one is cut after so many bytes
   */
  byte[] read(ArchivedFile file, int most) throws UnusableSubmission {
    if (file.isProtected()) {
      throw new UnusableSubmission(
          Message.of("intake.zip-password", "file", file.name(), "where", where));
    }
    try {
      return unpacked(file.entry(), most);
    } catch (IOException e) {
      throw new UnusableSubmission(
          Message.of(
              "intake.zip-entry-unreadable",
              "file",
              file.name(),
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
