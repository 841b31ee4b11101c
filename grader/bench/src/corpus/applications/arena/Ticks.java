package arena;

import io.javalin.websocket.WsCloseContext;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import io.javalin.websocket.WsMessageContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The world moves on a thread of its own; sockets only leave notes for it. */
public class Ticks {
  private record Input(String session, String key) {}

  private final ConcurrentLinkedQueue<Input> inputs = new ConcurrentLinkedQueue<>();
  private final Map<String, WsContext> sockets = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock;

  public Ticks(ScheduledExecutorService clock) {
    this.clock = clock;
    clock.scheduleAtFixedRate(this::tick, 50, 50, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    for (Input input = inputs.poll(); input != null; input = inputs.poll()) {
      WsContext socket = sockets.get(input.session());
      if (socket != null) {
        socket.send(input.key());
      }
    }
  }

  public void connected(WsConnectContext ctx) { // OK: schedules a greeting, does not wait for it
    sockets.put(ctx.sessionId(), ctx);
    clock.schedule(() -> ctx.send("welcome"), 1, TimeUnit.SECONDS);
  }

  public void pressed(WsMessageContext ctx) { // OK: adds to a queue without bounds
    inputs.add(new Input(ctx.sessionId(), ctx.message()));
  }

  public void pressedHard(WsMessageContext ctx) throws Exception { // BLOCKS: waits for the world's thread
    Future<?> done = clock.submit(this::tick);
    done.get();
    ctx.send("done");
  }

  public void closed(WsCloseContext ctx) { // OK: removes from a map
    sockets.remove(ctx.sessionId());
  }
}
