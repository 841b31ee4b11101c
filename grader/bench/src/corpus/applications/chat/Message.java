package chat;

import java.time.Instant;
import org.bson.Document;
import org.bson.types.ObjectId;

/** One line in a room. */
public record Message(String id, String room, String author, String text, Instant at) {
  static Message of(String room, String author, String text) {
    return new Message(new ObjectId().toHexString(), room, author, text, Instant.now());
  }

  Document toDocument() {
    return new Document("_id", new ObjectId(id))
        .append("room", room)
        .append("author", author)
        .append("text", text)
        .append("at", at.toString());
  }
}
