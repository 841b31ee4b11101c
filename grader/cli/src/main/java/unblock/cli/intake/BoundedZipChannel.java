package unblock.cli.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;
import unblock.message.IoMessageException;
import unblock.message.Message;

/**
 * The bytes of a zip file as commons-compress reads them. The library reads a list of entries of
 * any length into memory, 530 bytes for each entry; so this channel counts the entries while they
 * are read, and ends the reading beyond the {@link IntakeLimits}. It is used by one thread at a
 * time.
 */
final class BoundedZipChannel implements SeekableByteChannel {
  /** How each entry in the list starts. */
  private static final int ENTRY = 0x02014b50;

  private static final int END = 0x06054b50;
  private static final int END_64 = 0x06064b50;

  private final Source source;
  private final long start;
  private @Nullable SeekableByteChannel open;
  private long position;
  private int entries;
  private long bytesRead;
  private int lastWord;
  private boolean isListRead;

  /** Where the bytes come from. */
  interface Source {
    SeekableByteChannel open() throws IOException;
  }

  /**
   * A channel that is not open yet.
   *
   * @param start how many bytes before the zip are no part of it
   */
  BoundedZipChannel(Source source, long start) {
    this.source = source;
    this.start = start;
  }

  /** The list is longer than any class needs. */
  static final class TooManyEntries extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** Opens the file, which is closed by {@link #close} and may be opened again. */
  void open() throws IOException {
    open = source.open();
  }

  /**
   * Ends the counting.
   *
   * @throws IOException when the library has stopped before the end of the list, which it does at
   *     anything that is not an entry
   */
  void finishList() throws IOException {
    isListRead = true;
    if (lastWord != END && lastWord != END_64) {
      throw new IoMessageException(Message.of("intake.zip-list-damaged"));
    }
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int from = target.position();
    int count = opened().position(start + position).read(target);
    if (count > 0) {
      position += count;
      if (!isListRead) {
        count(target, from, count);
      }
    }
    return count;
  }

  /** The library reads the four bytes that an entry starts with by themselves. */
  private void count(ByteBuffer target, int from, int count) throws TooManyEntries {
    bytesRead += count;
    if (count == Integer.BYTES) {
      lastWord = target.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(from);
      entries += lastWord == ENTRY ? 1 : 0;
    }
    if (entries > IntakeLimits.ENTRIES || bytesRead > IntakeLimits.DIRECTORY) {
      throw new TooManyEntries();
    }
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) throws IOException {
    if (newPosition < 0) {
      throw new IoMessageException(Message.of("intake.zip-list-damaged"));
    }
    position = newPosition;
    return this;
  }

  @Override
  public long size() throws IOException {
    return opened().size() - start;
  }

  @Override
  public boolean isOpen() {
    return open != null;
  }

  @Override
  public void close() throws IOException {
    SeekableByteChannel closing = open;
    open = null;
    if (closing != null) {
      closing.close();
    }
  }

  private SeekableByteChannel opened() throws ClosedChannelException {
    SeekableByteChannel current = open;
    if (current == null) {
      throw new ClosedChannelException();
    }
    return current;
  }

  @Override
  public int write(ByteBuffer bytes) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }
}
