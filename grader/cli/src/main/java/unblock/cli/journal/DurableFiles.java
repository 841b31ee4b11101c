package unblock.cli.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.stream.Stream;
import unblock.cli.layout.ClassFile;

/** Writes files atomically: a file is complete, or does not exist. */
public final class DurableFiles {
  private DurableFiles() {}

  /**
   * Writes or replaces a file, and creates its folder if necessary. After this method has returned,
   * a power failure does not lose the file.
   *
   * @param text an unpaired surrogate, which a submission may send, becomes a question mark
   */
  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes or replaces a file in the same way. */
  public static void write(Path file, byte[] bytes) throws IOException {
    Path folder = replace(file, draft -> writeForced(draft, bytes));
    force(folder);
    Path above = folder.getParent();
    if (above != null) {
      force(above);
    }
  }

  /**
   * Writes or replaces a file as a whole, without forcing it to the disk: after a power failure,
   * the old file may be there, or none.
   */
  public static void replace(Path file, byte[] bytes) throws IOException {
    Path unused = replace(file, draft -> Files.write(draft, bytes, StandardOpenOption.CREATE_NEW));
  }

  /** Writes a file that does not exist yet. */
  private interface DraftWriter {
    void write(Path draft) throws IOException;
  }

  /** Moves a draft to its place, and returns the folder. */
  private static Path replace(Path file, DraftWriter writer) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Path draft = folder.resolve(ClassFile.DRAFT + UUID.randomUUID());
    try {
      writer.write(draft);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return folder;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void writeForced(Path draft, byte[] bytes) throws IOException {
    try (FileChannel out =
        FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      writeAll(out, ByteBuffer.wrap(bytes));
      out.force(true);
    }
  }

  /**
   * Deletes incomplete files of a killed grader in that folder and its subfolders. No other grader
   * may use the folder.
   */
  static void removeDrafts(Path folder) throws IOException {
    try (Stream<Path> drafts =
        Files.find(
            folder,
            2,
            (path, attributes) ->
                attributes.isRegularFile()
                    && String.valueOf(path.getFileName()).startsWith(ClassFile.DRAFT))) {
      for (Path draft : drafts.toList()) {
        Files.deleteIfExists(draft);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  /** Forces the names in a folder to disk, because they are data of the folder. */
  static void force(Path folder) {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException e) {
      // Windows cannot open folders; its file system has a journal for names.
      return;
    }
  }
}
