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
 * The bytes of a zip file for commons-compress. The library reads a list of entries of any length
 * into memory, 530 bytes for each entry. This channel therefore counts the entries while they are
 * read, and stops beyond the {@link IntakeLimits}. Only one thread at a time may use it.
 */
final class BoundedZipChannel implements SeekableByteChannel {
  /** The signature at the start of each entry in the list. */
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

  /** Opens the channel that provides the bytes. */
  interface Source {
    SeekableByteChannel open() throws IOException;
  }

  /**
   * Creates a channel that is not open yet.
   *
   * @param start the number of bytes before the zip
   */
  BoundedZipChannel(Source source, long start) {
    this.source = source;
    this.start = start;
  }

  /** Thrown if the list is longer than any class needs. */
  static final class TooManyEntries extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** Opens the file. {@link #close} closes it, and it may be opened again. */
  void open() throws IOException {
    open = source.open();
  }

  /**
   * Ends the counting.
   *
   * @throws IOException if the library has stopped before the end of the list, which happens at any
   *     data that is not an entry
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

  /** Counts entries. The library reads the four bytes of the signature with a separate call. */
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
