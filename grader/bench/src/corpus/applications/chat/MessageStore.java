package chat;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Messages in MongoDB. */
public class MessageStore {
  private final MongoCollection<Document> messages;

  public MessageStore(MongoCollection<Document> messages) {
    this.messages = messages;
  }

  void save(Message message) {
    messages.insertOne(message.toDocument());
  }

  FindIterable<Document> of(String room) {
    return messages.find(Filters.eq("room", room)).sort(Sorts.descending("at")).limit(50);
  }

  Document first(String room) {
    return messages.find(Filters.eq("room", room)).first();
  }

  List<Document> perAuthor() {
    return messages
        .aggregate(List.of(Aggregates.group("$author", Accumulators.sum("count", 1))))
        .into(new ArrayList<>());
  }

  long clear(String room) {
    return messages.deleteMany(Filters.eq("room", room)).getDeletedCount();
  }

  String space() {
    return messages.getNamespace().getFullName();
  }
}
