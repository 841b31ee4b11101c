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
 * Reads files that somebody names. A named pipe blocks whoever opens it and a device never ends, so
 * only regular files are opened, and none is read beyond a bound.
 */
public final class BoundedFile {
  private BoundedFile() {}

  /**
   * Makes sure that a path leads to a regular file, without opening it.
   *
   * @throws IOException when there is none, or it is a folder, a pipe, a socket or a device
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
   * The whole of a file.
   *
   * @param most bytes that it may have
   * @throws IOException also when it is larger, or no regular file
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
   * The whole of a text in UTF-8, without a byte order mark.
   *
   * @param most bytes that it may have
   * @throws IOException also when it is larger, no regular file, or other than UTF-8
   */
  public static String readText(Path file, int most) throws IOException {
    String text =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read(file, most))).toString();
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
