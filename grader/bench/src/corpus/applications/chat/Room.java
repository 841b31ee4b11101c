package chat;

import io.javalin.websocket.WsBinaryMessageContext;
import io.javalin.websocket.WsCloseContext;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import io.javalin.websocket.WsErrorContext;
import io.javalin.websocket.WsMessageContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A room in memory: nothing is kept. */
public class Room {
  private static final Logger LOG = LoggerFactory.getLogger(Room.class);

  private final Map<WsContext, String> names = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger(1);

  void broadcast(String author, String text) {
    Map<String, Object> message = Map.of("author", author, "text", text, "users", names.values());
    names.keySet().stream()
        .filter(client -> client.session.isOpen())
        .forEach(client -> client.send(message));
  }

  public void joined(WsConnectContext ctx) { // OK: Jetty 12 sends asynchronously
    String name = "User" + next.getAndIncrement();
    ctx.enableAutomaticPings();
    names.put(ctx, name);
    broadcast("Server", name + " joined the chat");
  }

  public void said(WsMessageContext ctx) { // OK: sends to all, never waits
    broadcast(names.get(ctx), ctx.message());
  }

  public void drew(WsBinaryMessageContext ctx) { // OK: sends the bytes on
    names.keySet().forEach(client -> client.send(ctx.data()));
  }

  public void left(WsCloseContext ctx) { // OK: a map in memory
    String name = names.remove(ctx);
    broadcast("Server", name + " left the chat: " + ctx.reason());
  }

  public void failed(WsErrorContext ctx) { // OK: logs
    LOG.warn("socket of {} failed", names.get(ctx), ctx.error());
  }
}
