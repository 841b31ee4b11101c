package unblock.engine.submission;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The encoding of a text in Unicode, as its first bytes show it. */
public enum TextEncoding {
  UTF_8("UTF-8", StandardCharsets.UTF_8, "\u00EF\u00BB\u00BF"),
  // Before UTF-16, whose mark is the beginning of this one.
  UTF_32_LE("UTF-32", Charset.forName("UTF-32LE"), "\u00FF\u00FE\0\0"),
  UTF_32_BE("UTF-32", Charset.forName("UTF-32BE"), "\0\0\u00FE\u00FF"),
  UTF_16_LE("UTF-16", StandardCharsets.UTF_16LE, "\u00FF\u00FE"),
  UTF_16_BE("UTF-16", StandardCharsets.UTF_16BE, "\u00FE\u00FF");

  /** A source begins with ASCII, so that in UTF-16 each second byte is zero. */
  private static final int LOOKED_AT = 8;

  private final String words;
  private final Charset charset;

  /** The byte order mark; each character is one byte. */
  private final String mark;

  TextEncoding(String words, Charset charset, String mark) {
    this.words = words;
    this.charset = charset;
    this.mark = mark;
  }

  /** Returns the encoding of that text; UTF-8 when the bytes show no other. */
  public static TextEncoding of(byte[] bytes) {
    for (TextEncoding each : values()) {
      if (each.marks(bytes)) {
        return each;
      }
    }
    if (bytes.length >= LOOKED_AT && hasZeros(bytes, 1)) {
      return UTF_16_LE;
    }
    return bytes.length >= LOOKED_AT && hasZeros(bytes, 0) ? UTF_16_BE : UTF_8;
  }

  /** The text, without a byte order mark; bytes of another encoding are replaced. */
  String decoded(byte[] bytes) {
    int start = marks(bytes) ? mark.length() : 0;
    return new String(bytes, start, bytes.length - start, charset);
  }

  /**
   * The text, without a byte order mark.
   *
   * @throws CharacterCodingException when the bytes are of another encoding
   */
  public String strictlyDecoded(byte[] bytes) throws CharacterCodingException {
    int start = marks(bytes) ? mark.length() : 0;
    ByteBuffer text = ByteBuffer.wrap(bytes, start, bytes.length - start);
    return charset.newDecoder().decode(text).toString();
  }

  /** The name that editors show. */
  String words() {
    return words;
  }

  private boolean marks(byte[] bytes) {
    for (int i = 0; i < mark.length(); i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasZeros(byte[] bytes, int first) {
    for (int i = 0; i < LOOKED_AT; i++) {
      if ((bytes[i] == 0) != (i % 2 == first)) {
        return false;
      }
    }
    return true;
  }
}
