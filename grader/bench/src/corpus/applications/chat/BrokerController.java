package chat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;

/** Looks at RabbitMQ. */
public class BrokerController {
  private final Channel rabbit;

  public BrokerController(Channel rabbit) {
    this.rabbit = rabbit;
  }

  public void waiting(Context ctx) throws IOException { // BLOCKS: a declaration is a round trip
    AMQP.Queue.DeclareOk queue = rabbit.queueDeclarePassive(ctx.pathParam("queue"));
    ctx.json(Map.of("messages", queue.getMessageCount()));
  }

  public void next(Context ctx) throws IOException { // BLOCKS: basicGet is a round trip
    GetResponse response = rabbit.basicGet(ctx.pathParam("queue"), true);
    ctx.result(response == null ? new byte[0] : response.getBody());
  }

  public void health(Context ctx) { // OK: what the client knows anyway
    ctx.json(
        Map.of(
            "open", rabbit.isOpen(),
            "channel", rabbit.getChannelNumber(),
            "connection", rabbit.getConnection().isOpen()));
  }
}
