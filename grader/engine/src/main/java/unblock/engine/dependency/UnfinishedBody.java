package unblock.engine.dependency;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The body of a response that begins and does not end: a reader waits for the rest. It begins with
 * a part of the whole body and so many blanks that the server sends the headers and this part at
 * once.
 */
final class UnfinishedBody extends InputStream {
  /** More than the server keeps back: Jetty sends after 32 KiB. */
  private static final int BLANKS = 128 * 1024;

  private final byte[] begun;
  private final int sent;
  private final CompletableFuture<?> end;
  private final Runnable waits;
  private int read;

  /**
   * Creates a body.
   *
   * @param whole the body, of which only the beginning is sent
   * @param end ends the wait; the body then breaks off
   * @param waits runs when the server has sent the beginning and waits for the rest
   */
  UnfinishedBody(byte[] whole, CompletableFuture<?> end, Runnable waits) {
    this.begun = whole;
    this.sent = beginning(whole);
    this.end = end;
    this.waits = waits;
  }

  /** The length up to the end of the first name, where JSON allows blanks. */
  private static int beginning(byte[] whole) {
    for (int i = 1; i < whole.length; i++) {
      if (whole[i] == ':') {
        return i;
      }
    }
    return 0;
  }

  @Override
  public int read() throws IOException {
    if (read < sent) {
      return begun[read++] & 0xff;
    }
    if (read < sent + BLANKS) {
      read++;
      return ' ';
    }
    waits.run();
    try {
      end.join();
    } catch (CancellationException | CompletionException e) {
      throw new IOException(e);
    }
    throw new EOFException();
  }

  /** Reads what can be read without waiting, or one byte. */
  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int most = Math.max(1, Math.min(length, sent + BLANKS - read));
    for (int i = 0; i < most; i++) {
      buffer[offset + i] = (byte) read();
    }
    return most;
  }
}
