package chat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConnectionFactory;
import io.javalin.Javalin;
import io.lettuce.core.RedisClient;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A chat. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws Exception {
    MongoClient mongo = MongoClients.create("mongodb://localhost");
    MessageStore store = new MessageStore(mongo.getDatabase("chat").getCollection("messages"));
    Channel rabbit = new ConnectionFactory().newConnection().createChannel();
    rabbit.confirmSelect();
    ExecutorService pool = Executors.newFixedThreadPool(8);
    HistoryController history = new HistoryController(store);
    BrokerController broker = new BrokerController(rabbit);
    Room room = new Room();
    KeptRoom kept =
        new KeptRoom(store, rabbit, RedisClient.create("redis://localhost").connectPubSub(), pool);

    Javalin.create(
            config -> {
              config.routes.get("/rooms/{room}", history::recent);
              config.routes.get("/rooms/{room}/texts", history::texts);
              config.routes.get("/rooms/{room}/first", history::first);
              config.routes.get("/authors", history::authors);
              config.routes.delete("/rooms/{room}", history::clear);
              config.routes.get("/rooms/{room}/filter", history::filter);
              config.routes.get("/id", history::id);
              config.routes.get("/template", history::template);
              config.routes.get("/rooms/{room}/space", history::space);
              config.routes.get("/queues/{queue}", broker::waiting);
              config.routes.post("/queues/{queue}/next", broker::next);
              config.routes.get("/health", broker::health);
              config.routes.ws(
                  "/chat",
                  ws -> {
                    ws.onConnect(room::joined);
                    ws.onMessage(room::said);
                    ws.onBinaryMessage(room::drew);
                    ws.onClose(room::left);
                    ws.onError(room::failed);
                  });
              config.routes.ws(
                  "/kept/{room}",
                  ws -> {
                    ws.onConnect(kept::joined);
                    ws.onMessage(kept::said);
                    ws.onClose(kept::left);
                  });
              config.routes.ws("/noted/{room}", ws -> ws.onMessage(kept::saidLater));
              config.routes.ws("/passed/{room}", ws -> ws.onMessage(kept::passed));
              config.routes.ws("/sure/{room}", ws -> ws.onMessage(kept::passedSurely));
              config.routes.ws("/spread/{room}", ws -> ws.onMessage(kept::spread));
            })
        .start(7071);
  }
}
