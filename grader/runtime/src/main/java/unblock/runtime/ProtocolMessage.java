package unblock.runtime;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A message between the child and the grader: a kind and some fields, each a text of at most
 * {@value #LONGEST} characters (longer ones are cut). Both sides limit the size of a message that
 * they read, because the submission runs in the child and could send anything.
 */
public record ProtocolMessage(String kind, List<String> fields) {
  /**
   * The maximum size of a message in bytes. If a message to be written is larger, its last fields
   * are omitted.
   */
  public static final int MOST_BYTES = 2 << 20;

  private static final int LONGEST = 16_000;

  /** One field for each probe, and some more. */
  private static final int MOST_FIELDS = 2 * ProbeRecorder.MOST_SITES;

  public ProtocolMessage {
    fields = List.copyOf(fields);
  }

  /** Returns a message of that kind. */
  public static ProtocolMessage of(String kind, List<String> fields) {
    return new ProtocolMessage(kind, fields);
  }

  /** Returns a message of that kind. */
  public static ProtocolMessage of(String kind, String... fields) {
    return new ProtocolMessage(kind, List.of(fields));
  }

  /** Returns the field at that position, or an empty text if there are fewer fields. */
  public String field(int index) {
    return index < fields.size() ? fields.get(index) : "";
  }

  /** Returns the fields from that position on. */
  public List<String> from(int index) {
    return fields.subList(Math.min(index, fields.size()), fields.size());
  }

  /**
   * Returns the number of characters, plus one for each field: about the memory that the message
   * takes.
   */
  public int length() {
    return kind.length() + fields.stream().mapToInt(field -> field.length() + 1).sum();
  }

  /** Writes and flushes the whole message; messages of several threads do not mix. */
  public void writeTo(OutputStream stream) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(body);
    int count = 0;
    for (String field : fields) {
      String text = field.length() > LONGEST ? field.substring(0, LONGEST) : field;
      // A character takes three bytes at most; the rest is space for the kind.
      if (count == MOST_FIELDS || body.size() + 3 * text.length() > MOST_BYTES - 1_024) {
        break;
      }
      out.writeUTF(text);
      count++;
    }
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    new DataOutputStream(head).writeUTF(kind);
    new DataOutputStream(head).writeInt(count);
    body.writeTo(head);
    synchronized (stream) {
      head.writeTo(stream);
      stream.flush();
    }
  }

  /**
   * Reads the next message.
   *
   * @throws EOFException if the other side has closed the connection
   * @throws IOException if the data is not a message
   */
  public static ProtocolMessage readFrom(InputStream stream) throws IOException {
    return readFrom(stream, MOST_BYTES);
  }

  /**
   * Reads the next message of a peer that is not authenticated yet.
   *
   * @param mostBytes the maximum size; a longer message is refused
   * @throws EOFException if the other side has closed the connection
   * @throws IOException if the data is not a message
   */
  public static ProtocolMessage readFrom(InputStream stream, int mostBytes) throws IOException {
    DataInputStream in = new DataInputStream(new Bounded(stream, mostBytes));
    String kind = in.readUTF();
    int count = in.readInt();
    if (count < 0 || count > MOST_FIELDS) {
      throw new IOException("A message of " + count + " fields is no message of this protocol");
    }
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      fields.add(in.readUTF());
    }
    return new ProtocolMessage(kind, fields);
  }

  /** A stream that ends after a given number of bytes. */
  private static final class Bounded extends FilterInputStream {
    private int left;

    Bounded(InputStream stream, int most) {
      super(stream);
      left = most;
    }

    @Override
    public int read() throws IOException {
      take(1);
      return in.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = in.read(buffer, offset, length);
      take(Math.max(0, read));
      return read;
    }

    private void take(int bytes) throws IOException {
      left -= bytes;
      if (left < 0) {
        throw new IOException("A message that long is no message of this protocol");
      }
    }
  }
}
