package unblock.cli.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The list at the end of a zip file that says what is in it. The JDK's own reader says nothing of
 * links and reads any number of entries into memory; so the list is read here, and no more of it
 * than the {@link Limits} allow.
 */
final class ZipEntries {
  /** Zips written on old machines have names in this encoding, unless they say otherwise. */
  private static final Charset OLD =
      Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1;

  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int END_64 = 0x06064b50;
  private static final int END_64_LENGTH = 56;
  private static final int LOCATOR_64 = 0x07064b50;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_LENGTH = 46;
  private static final long SEE_64 = 0xffffffffL;

  private final Bytes bytes;
  private long count;
  private long size;
  private long end;

  private ZipEntries(Bytes bytes) {
    this.bytes = bytes;
  }

  /** Reads the list, in its order; empty when it holds more than the limits allow. */
  static List<ZipEntry> in(Bytes bytes) throws IOException, TooMany {
    return new ZipEntries(bytes).read();
  }

  /** The list is longer than any class needs. */
  static final class TooMany extends Exception {
    private static final long serialVersionUID = 1;
  }

  private List<ZipEntry> read() throws IOException, TooMany {
    long offset = findEnd();
    if (count > Limits.ENTRIES || size > Limits.DIRECTORY) {
      throw new TooMany();
    }
    long start = end - size;
    // Whatever stands before the zip itself, as in one that unpacks itself, shifts all of it.
    long shift = start - offset;
    if (size < 0 || shift < 0) {
      throw new IOException("its list of entries is damaged");
    }
    ByteBuffer list = little(bytes.read(start, (int) size));
    List<ZipEntry> entries = new ArrayList<>();
    while (list.hasRemaining()) {
      if (entries.size() == Limits.ENTRIES) {
        throw new TooMany();
      }
      entries.add(next(list, shift));
    }
    if ((entries.size() & 0xffff) != (count & 0xffff)) {
      throw new IOException("its list of entries is damaged");
    }
    return entries;
  }

  /** Finds where the list ends, its size and its count; gives the offset it says it starts at. */
  private long findEnd() throws IOException {
    int length = (int) Math.min(bytes.length(), END_LENGTH + LONGEST_COMMENT);
    long from = bytes.length() - length;
    ByteBuffer tail = little(bytes.read(from, length));
    for (int at = length - END_LENGTH; at >= 0; at--) {
      boolean found =
          tail.getInt(at) == END && at + END_LENGTH + u2(tail, at + 20) <= tail.capacity();
      if (found) {
        count = u2(tail, at + 10);
        size = u4(tail, at + 12);
        end = from + at;
        long offset = u4(tail, at + 16);
        return findEnd64(offset);
      }
    }
    throw new IOException("it has no list of entries, or only a part of it was copied");
  }

  /** A large zip, or one that could have become large, has another end before its end. */
  private long findEnd64(long offset) throws IOException {
    if (end < 20) {
      return offset;
    }
    ByteBuffer locator = little(bytes.read(end - 20, 20));
    if (locator.getInt(0) != LOCATOR_64) {
      return offset;
    }
    // Right before this, as a rule; the place it names is wrong where something stands before it.
    long at = end - 20 - END_64_LENGTH;
    if (at < 0 || little(bytes.read(at, 4)).getInt(0) != END_64) {
      at = locator.getLong(8);
    }
    ByteBuffer record = little(bytes.read(at, END_64_LENGTH));
    if (record.getInt(0) != END_64) {
      throw new IOException("its list of entries is damaged");
    }
    count = record.getLong(32);
    size = record.getLong(40);
    end = at;
    return record.getLong(48);
  }

  private static ZipEntry next(ByteBuffer list, long shift) throws IOException {
    int at = list.position();
    if (list.remaining() < ENTRY_LENGTH || list.getInt(at) != ENTRY) {
      throw new IOException("its list of entries is damaged");
    }
    int nameLength = u2(list, at + 28);
    int extraLength = u2(list, at + 30);
    int length = ENTRY_LENGTH + nameLength + extraLength + u2(list, at + 32);
    if (list.remaining() < length) {
      throw new IOException("its list of entries is damaged");
    }
    byte[] name = new byte[nameLength];
    list.get(at + ENTRY_LENGTH, name);
    ByteBuffer extra = list.slice(at + ENTRY_LENGTH + nameLength, extraLength);
    Sizes sizes =
        Sizes.of(
            u4(list, at + 24), u4(list, at + 20), u4(list, at + 42), extra.order(list.order()));
    // The upper half are Unix's file type and permissions, where Unix made the entry.
    int mode = u2(list, at + 40);
    boolean onUnix = u2(list, at + 4) >> 8 == 3;
    list.position(at + length);
    return new ZipEntry(
        decoded(name),
        u2(list, at + 8),
        u2(list, at + 10),
        u4(list, at + 16),
        sizes.packed(),
        sizes.offset() + shift,
        onUnix && (mode & 0xf000) == 0xa000);
  }

  private record Sizes(long packed, long offset) {
    /** Where a number does not fit into four bytes, eight bytes in the extra part have it. */
    static Sizes of(long unpacked, long packed, long offset, ByteBuffer extra) {
      for (int at = 0; at + 4 <= extra.limit(); at += 4 + u2(extra, at + 2)) {
        if (u2(extra, at) == 1) {
          int from = at + 4 + (unpacked == SEE_64 ? 8 : 0);
          int then = from + (packed == SEE_64 ? 8 : 0);
          return new Sizes(large(packed, extra, from), large(offset, extra, then));
        }
      }
      return new Sizes(packed, offset);
    }

    private static long large(long small, ByteBuffer extra, int at) {
      return small == SEE_64 && at + 8 <= extra.limit() ? extra.getLong(at) : small;
    }
  }

  private static String decoded(byte[] name) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
    } catch (CharacterCodingException e) {
      return new String(name, OLD);
    }
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int u2(ByteBuffer buffer, int at) {
    return Short.toUnsignedInt(buffer.getShort(at));
  }

  private static long u4(ByteBuffer buffer, int at) {
    return Integer.toUnsignedLong(buffer.getInt(at));
  }
}
