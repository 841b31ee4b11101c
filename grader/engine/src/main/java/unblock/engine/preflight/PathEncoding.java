package unblock.engine.preflight;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import unblock.message.IoMessageException;
import unblock.message.Message;

/**
 * The encoding that a JVM gives names of files to its machine in; it comes from {@code LANG}.
 *
 * @param charset what {@code sun.jnu.encoding} names
 */
public record PathEncoding(Charset charset) {
  /** What the JVM makes of the bytes of a name that it cannot decode. */
  private static final char UNREADABLE = '\ufffd';

  /** The one that this JVM was started with. */
  public static PathEncoding ofThisMachine() {
    return new PathEncoding(
        Charset.forName(System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name())));
  }

  /** With UTF-8, an unreadable name is the file's own fault, and LANG mends nothing. */
  boolean canWrite(String name) {
    return charset.newEncoder().canEncode(name)
        && (charset.equals(StandardCharsets.UTF_8) || name.indexOf(UNREADABLE) < 0);
  }

  /**
   * Makes sure that a compilation did not fail because of this machine: each class is written to a
   * file of its name.
   *
   * @param sources texts that may name classes
   * @throws IOException when a class of such a name could not be written here
   */
  public void require(Collection<String> sources) throws IOException {
    if (!sources.stream().allMatch(charset.newEncoder()::canEncode)) {
      throw new IoMessageException(Message.of("preflight.class-names", "encoding", charset.name()));
    }
  }
}
