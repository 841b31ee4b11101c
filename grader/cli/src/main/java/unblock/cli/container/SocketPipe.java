package unblock.cli.container;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;

/** Two connections made one: what comes in here goes out there, in both directions. */
final class SocketPipe {
  private static final int AT_ONCE = 16_384;

  /** Each waits for data most of its time; a thread's stack is not needed. */
  private static final int STACK = 128 * 1_024;

  private final SocketChannel one;
  private final SocketChannel other;
  private final Runnable atEnd;
  private final AtomicInteger ended = new AtomicInteger();

  private SocketPipe(SocketChannel one, SocketChannel other, Runnable atEnd) {
    this.one = one;
    this.other = other;
    this.atEnd = atEnd;
  }

  /** Joins them until both ends are through or one breaks, on two threads; then closes them. */
  static void join(SocketChannel one, SocketChannel other) {
    join(one, other, () -> {});
  }

  /** The same, and tells when it is over. */
  static void join(SocketChannel one, SocketChannel other, Runnable atEnd) {
    SocketPipe pipe = new SocketPipe(one, other, atEnd);
    daemon("pipe-in", () -> pipe.copy(one, other));
    daemon("pipe-out", () -> pipe.copy(other, one));
  }

  private void copy(SocketChannel from, SocketChannel to) {
    try {
      ByteBuffer buffer = ByteBuffer.allocate(AT_ONCE);
      while (from.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
      to.shutdownOutput();
    } catch (IOException e) {
      close(one); // It broke on one side, so it breaks on the other.
      close(other);
    } finally {
      if (ended.incrementAndGet() == 2) {
        close(one);
        close(other);
        atEnd.run();
      }
    }
  }

  static void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      return; // It is closed.
    }
  }

  static void daemon(String name, Runnable task) {
    Thread thread = new Thread(null, task, name, STACK);
    thread.setDaemon(true);
    thread.start();
  }

  /** The next so many bytes, for a first word that tells where a connection is to go. */
  static ByteBuffer read(SocketChannel channel, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException();
      }
    }
    return buffer.flip();
  }

  /** Writes a kind and a port: the first word. */
  static void write(SocketChannel channel, char kind, int port) throws IOException {
    ByteBuffer word = ByteBuffer.allocate(4).putChar(kind).putChar((char) port).flip();
    while (word.hasRemaining()) {
      channel.write(word);
    }
  }
}
