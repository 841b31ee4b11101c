package unblock.cli.intake;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import unblock.engine.submission.BoundedFile;

/** A file's bytes, anywhere in it; on disk or in memory. */
interface Bytes extends Closeable {
  long length();

  /**
   * Exactly {@code length} bytes.
   *
   * @throws EOFException when there are not so many
   */
  byte[] read(long at, int length) throws IOException;

  @Override
  void close() throws IOException;

  static Bytes of(Path file) throws IOException {
    BoundedFile.requireRegular(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    long length = channel.size();
    return new Bytes() {
      @Override
      public long length() {
        return length;
      }

      @Override
      public byte[] read(long at, int count) throws IOException {
        require(at, count, length);
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining()) {
          if (channel.read(buffer, at + buffer.position()) < 0) {
            throw new EOFException("it ends too early");
          }
        }
        return buffer.array();
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }

  static Bytes of(byte[] bytes) {
    return new Bytes() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public byte[] read(long at, int count) throws IOException {
        require(at, count, bytes.length);
        byte[] part = new byte[count];
        System.arraycopy(bytes, (int) at, part, 0, count);
        return part;
      }

      @Override
      public void close() {
        // There is nothing to close.
      }
    };
  }

  private static void require(long at, int count, long length) throws EOFException {
    if (at < 0 || count < 0 || at > length - count) {
      throw new EOFException("it ends too early");
    }
  }
}
