package unblock.given.world;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What the child and the grader say to each other: a kind and some fields, each a text of at most
 * {@value #LONGEST} characters (longer ones are cut). Both sides bound what they read, because the
 * submission lives in the child and may say anything.
 */
public record Message(String kind, List<String> fields) {
  private static final int LONGEST = 16_000;
  private static final int MOST_FIELDS = 4_096;

  public Message {
    fields = List.copyOf(fields);
  }

  /** A message of that kind. */
  public static Message of(String kind, List<String> fields) {
    return new Message(kind, fields);
  }

  /** A message of that kind. */
  public static Message of(String kind, String... fields) {
    return new Message(kind, List.of(fields));
  }

  /** The field at that position, or an empty text when there are fewer. */
  public String field(int index) {
    return index < fields.size() ? fields.get(index) : "";
  }

  /** Writes this message whole and flushes it; messages of several threads do not mix. */
  public void writeTo(OutputStream stream) throws IOException {
    synchronized (stream) {
      DataOutputStream out = new DataOutputStream(new java.io.BufferedOutputStream(stream));
      out.writeUTF(kind);
      out.writeInt(Math.min(fields.size(), MOST_FIELDS));
      for (String field : fields.subList(0, Math.min(fields.size(), MOST_FIELDS))) {
        out.writeUTF(field.length() > LONGEST ? field.substring(0, LONGEST) : field);
      }
      out.flush();
    }
  }

  /**
   * The next message.
   *
   * @throws EOFException when the other side has closed
   * @throws IOException when what comes is no message
   */
  public static Message readFrom(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    String kind = in.readUTF();
    int count = in.readInt();
    if (count < 0 || count > MOST_FIELDS) {
      throw new IOException("A message of " + count + " fields is no message of this protocol");
    }
    List<String> fields = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      fields.add(in.readUTF());
    }
    return new Message(kind, fields);
  }
}
