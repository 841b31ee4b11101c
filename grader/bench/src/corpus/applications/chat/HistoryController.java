package chat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/** What was said. */
public class HistoryController {
  private final MessageStore store;

  public HistoryController(MessageStore store) {
    this.store = store;
  }

  public void recent(Context ctx) { // BLOCKS: into iterates the cursor
    ctx.json(store.of(ctx.pathParam("room")).into(new ArrayList<>()));
  }

  public void texts(Context ctx) { // BLOCKS: the for loop opens and reads the cursor
    List<String> texts = new ArrayList<>();
    for (Document message : store.of(ctx.pathParam("room"))) {
      texts.add(message.getString("text"));
    }
    ctx.json(texts);
  }

  public void first(Context ctx) { // BLOCKS: first runs the query
    ctx.json(store.first(ctx.pathParam("room")));
  }

  public void authors(Context ctx) { // BLOCKS: an aggregation
    ctx.json(store.perAuthor());
  }

  public void clear(Context ctx) { // BLOCKS: a delete
    ctx.json(Map.of("deleted", store.clear(ctx.pathParam("room"))));
  }

  public void filter(Context ctx) { // OK: a filter and an update are value objects
    Bson filter =
        Filters.and(
            Filters.eq("room", ctx.pathParam("room")),
            Filters.gte("at", ctx.queryParam("since")));
    Bson update = Updates.set("text", "(deleted)");
    ctx.result(filter.toBsonDocument().toJson() + update.toBsonDocument().toJson());
  }

  public void id(Context ctx) { // OK: an ObjectId is made and parsed in memory
    String id = ctx.queryParam("id");
    if (id != null && !ObjectId.isValid(id)) {
      throw new BadRequestResponse("no id");
    }
    ObjectId made = id == null ? new ObjectId() : new ObjectId(id);
    ctx.json(Map.of("id", made.toHexString(), "seconds", made.getTimestamp()));
  }

  public void template(Context ctx) { // OK: a document, serialised
    Document message = Message.of("lobby", "nobody", "hello").toDocument();
    message.remove("_id");
    ctx.contentType("application/json").result(message.toJson());
  }

  public void space(Context ctx) { // OK: find without iteration only builds; the name is known
    store.of(ctx.pathParam("room")).batchSize(10);
    ctx.result(store.space());
  }
}
