package unblock.engine.submission;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import unblock.message.IoMessageException;
import unblock.message.Message;

/**
 * Reads files at given paths. A named pipe blocks a process that opens it, and a device never ends,
 * so only regular files are opened, and reading stops at a limit.
 */
public final class BoundedFile {
  private BoundedFile() {}

  /**
   * Ensures that a path leads to a regular file, without opening it.
   *
   * @throws IOException when the file is missing, or is a folder, a pipe, a socket or a device
   */
  public static void requireRegular(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (attributes.isDirectory()) {
      throw new IoMessageException(Message.of("io.is-folder"));
    }
    if (!attributes.isRegularFile()) {
      throw new IoMessageException(Message.of("io.no-regular-file"));
    }
  }

  /**
   * Reads a whole file.
   *
   * @param most the limit in bytes
   * @throws IOException also when it is larger, or not a regular file
   */
  public static byte[] read(Path file, int most) throws IOException {
    requireRegular(file);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new IoMessageException(Message.of("io.too-large", "mib", most >> 20));
      }
      return bytes;
    }
  }

  /**
   * Reads a whole text in UTF-8, without a byte order mark.
   *
   * @param most the limit in bytes
   * @throws IOException also when it is larger, not a regular file, or not UTF-8
   */
  public static String readText(Path file, int most) throws IOException {
    String text =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read(file, most))).toString();
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
