package unblock.cli.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * One line of a zip's list.
 *
 * @param name a folder's ends in a slash
 * @param packed its length in the zip, in bytes, as it says of itself
 * @param offset where in the zip it starts
 */
record ZipEntry(
    String name, int flags, int method, long crc, long packed, long offset, boolean isLink) {
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_LENGTH = 30;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int STEP = 16 << 10;

  boolean isFolder() {
    return name.endsWith("/");
  }

  boolean isProtected() {
    return (flags & 1) != 0;
  }

  boolean leadsOut() {
    List<String> parts = Arrays.asList(name.split("[/\\\\]", -1));
    return parts.get(0).isEmpty() || name.matches("(?s)[A-Za-z]:.*") || parts.contains("..");
  }

  static boolean isZip(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  /** The same entry under another name. */
  ZipEntry named(String other) {
    return new ZipEntry(other, flags, method, crc, packed, offset, isLink);
  }

  /**
   * What it holds.
   *
   * @param most a longer one is cut after so many bytes, whatever length it claims
   * @throws IOException when it is damaged, or packed in a way that nobody but its maker unpacks
   */
  byte[] read(Bytes zip, int most) throws IOException {
    ByteBuffer local = ByteBuffer.wrap(zip.read(offset, LOCAL_LENGTH));
    local.order(ByteOrder.LITTLE_ENDIAN);
    if (local.getInt(0) != LOCAL) {
      throw new IOException("it is damaged");
    }
    long start =
        offset
            + LOCAL_LENGTH
            + Short.toUnsignedInt(local.getShort(26))
            + Short.toUnsignedInt(local.getShort(28));
    byte[] read =
        switch (method) {
          case STORED -> zip.read(start, (int) Math.min(packed, most));
          case DEFLATED -> inflate(zip, start, most);
          default -> throw new IOException("it is packed by method " + method);
        };
    if (read.length < most && crcOf(read) != crc) {
      throw new IOException("it is damaged");
    }
    return read;
  }

  private byte[] inflate(Bytes zip, long start, int most) throws IOException {
    Inflater inflater = new Inflater(true);
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[Math.min(STEP, most)];
      long at = start;
      long end = start + Math.min(packed, zip.length() - start);
      while (!inflater.finished() && out.size() < most) {
        if (inflater.needsInput()) {
          int step = (int) Math.min(STEP, end - at);
          if (step <= 0) {
            throw new IOException("it ends too early");
          }
          inflater.setInput(zip.read(at, step));
          at += step;
        }
        int count = inflater.inflate(buffer, 0, Math.min(buffer.length, most - out.size()));
        if (count == 0 && inflater.needsDictionary()) {
          throw new IOException("it is damaged");
        }
        out.write(buffer, 0, count);
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw new IOException("it is damaged", e);
    } finally {
      inflater.end();
    }
  }

  private static long crcOf(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return sum.getValue();
  }
}
