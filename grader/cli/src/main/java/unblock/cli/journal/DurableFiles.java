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

/** Files that are there as a whole, and on the disk, or not at all. */
public final class DurableFiles {
  private DurableFiles() {}

  /**
   * Writes or replaces a file, and makes its folder where there is none. When this returns, a loss
   * of power does no harm to it any more.
   *
   * @param text half a character, which a submission may have sent, becomes a question mark
   */
  public static void write(Path file, String text) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Path draft = folder.resolve(ClassFile.DRAFT + UUID.randomUUID());
    try {
      try (FileChannel out =
          FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        writeAll(out, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        out.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      force(folder);
      Path above = folder.getParent();
      if (above != null) {
        force(above);
      }
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /**
   * Deletes what a killed grader had begun to write in that folder and in those in it. No other
   * grader may be at work there.
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

  /** The names in a folder are data of the folder. */
  static void force(Path folder) {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException e) {
      // Windows opens no folders, and keeps names in a journal of its own.
      return;
    }
  }
}
