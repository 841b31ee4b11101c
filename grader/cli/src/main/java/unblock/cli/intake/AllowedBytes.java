package unblock.cli.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import unblock.message.IoMessageException;
import unblock.message.Message;

/**
 * The unpacked bytes of a tar archive, of which only an allowed number is read: a small file may
 * unpack to any size, and the library holds names of any length in memory.
 */
final class AllowedBytes extends FilterInputStream {
  private long total = IntakeLimits.TAR_UNPACKED;
  private long allowed;

  AllowedBytes(InputStream in) {
    super(in);
  }

  /** Allows so many bytes from here, and no more in total than the limit of an archive. */
  void allow(long bytes) {
    allowed = Math.min(bytes, total);
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    if (read >= 0) {
      count(1);
    }
    return read;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int read = super.read(target, from, length);
    count(Math.max(read, 0));
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = super.skip(Math.min(bytes, allowed + 1));
    count(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long bytes) throws IOException {
    total -= bytes;
    allowed -= bytes;
    if (allowed < 0) {
      throw new IoMessageException(
          Message.of("intake.tar-unpacked", "mib", IntakeLimits.TAR_UNPACKED >> 20));
    }
  }
}
