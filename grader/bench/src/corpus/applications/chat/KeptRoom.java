package chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import io.javalin.websocket.WsCloseContext;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsMessageContext;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;
import org.bson.Document;

/** A room whose messages are stored and passed on to other servers. */
public class KeptRoom {
  private final MessageStore store;
  private final Channel rabbit;
  private final StatefulRedisPubSubConnection<String, String> redis;
  private final ExecutorService pool;
  private final ObjectMapper json = new ObjectMapper();

  public KeptRoom(
      MessageStore store,
      Channel rabbit,
      StatefulRedisPubSubConnection<String, String> redis,
      ExecutorService pool) {
    this.store = store;
    this.rabbit = rabbit;
    this.redis = redis;
    this.pool = pool;
  }

  private static Message message(WsMessageContext ctx) {
    return Message.of(ctx.pathParam("room"), ctx.queryParam("name"), ctx.message());
  }

  private static AMQP.BasicProperties properties() {
    return new AMQP.BasicProperties.Builder().contentType("text/plain").deliveryMode(2).build();
  }

  public void joined(WsConnectContext ctx) { // BLOCKS: reads the history from MongoDB
    for (Document message : store.of(ctx.pathParam("room"))) {
      ctx.send(message.toJson());
    }
  }

  public void said(WsMessageContext ctx) { // BLOCKS: inserts into MongoDB
    store.save(message(ctx));
    ctx.send("kept");
  }

  public void saidLater(WsMessageContext ctx) { // OK: the pool inserts
    Message message = message(ctx);
    pool.execute(() -> store.save(message));
    ctx.send("noted");
  }

  public void passed(WsMessageContext ctx) throws IOException { // MAY: publish writes to the broker's socket
    rabbit.basicPublish(
        "rooms", ctx.pathParam("room"), properties(), ctx.message().getBytes(StandardCharsets.UTF_8));
  }

  public void passedSurely(WsMessageContext ctx) throws IOException, InterruptedException, TimeoutException { // BLOCKS: waits for the broker's confirmation
    rabbit.basicPublish("rooms", ctx.pathParam("room"), null, ctx.message().getBytes());
    rabbit.waitForConfirmsOrDie(5_000);
  }

  public void spread(WsMessageContext ctx) throws JsonProcessingException { // OK: lettuce's async publish does not wait
    redis.async().publish(ctx.pathParam("room"), json.writeValueAsString(message(ctx)));
  }

  public void left(WsCloseContext ctx) throws IOException { // BLOCKS: queueDelete asks the broker and waits
    rabbit.queueDelete("client." + ctx.sessionId());
  }
}
