package unblock.engine.preflight;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import unblock.message.IoMessageException;
import unblock.message.Message;

/**
 * The encoding of file names between a JVM and its machine; it comes from {@code LANG}.
 *
 * @param charset the charset that {@code sun.jnu.encoding} names
 */
public record PathEncoding(Charset charset) {
  /** The JVM's replacement for the bytes of a name that it cannot decode. */
  private static final char UNREADABLE = '\ufffd';

  /** The encoding that this JVM was started with. */
  public static PathEncoding ofThisMachine() {
    return new PathEncoding(
        Charset.forName(System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name())));
  }

  /** With UTF-8, an unreadable name is an error of the file itself, and LANG cannot help. */
  boolean canWrite(String name) {
    return charset.newEncoder().canEncode(name)
        && (charset.equals(StandardCharsets.UTF_8) || name.indexOf(UNREADABLE) < 0);
  }

  /**
   * Ensures that this machine is not the reason why a compilation failed: each class is written to
   * a file with its name.
   *
   * @param sources texts that may name classes
   * @throws IOException when a class with such a name could not be written here
   */
  public void require(Collection<String> sources) throws IOException {
    if (!sources.stream().allMatch(charset.newEncoder()::canEncode)) {
      throw new IoMessageException(Message.of("preflight.class-names", "encoding", charset.name()));
    }
  }
}
