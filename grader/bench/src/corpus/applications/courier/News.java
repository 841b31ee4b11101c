package courier;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Server-sent events. */
public class News {
  private final Queue<SseClient> clients = new ConcurrentLinkedQueue<>();
  private final ScheduledExecutorService clock;

  public News(ScheduledExecutorService clock) {
    this.clock = clock;
  }

  public void subscribe(SseClient client) { // OK: keeps the client, sends nothing yet
    client.keepAlive();
    client.onClose(() -> clients.remove(client));
    clients.add(client);
  }

  public void ticking(SseClient client) { // OK: the clock's thread sends
    client.keepAlive();
    ScheduledFuture<?> ticks =
        clock.scheduleAtFixedRate(
            () -> client.sendEvent("tick", Instant.now().toString()), 1, 1, TimeUnit.SECONDS);
    client.onClose(() -> ticks.cancel(false));
  }

  public void countdown(SseClient client) { // BLOCKS: sleeps between the events
    for (int i = 10; i > 0 && !client.terminated(); i--) {
      client.sendEvent(i);
      try {
        TimeUnit.SECONDS.sleep(1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  public void publish(Context ctx) { // MAY: each event is written and flushed to a client that may be slow
    clients.forEach(client -> client.sendEvent("news", ctx.body()));
    ctx.status(202);
  }

  public void publishLater(Context ctx) { // OK: the clock's thread writes
    String news = ctx.body();
    clock.execute(() -> clients.forEach(client -> client.sendEvent("news", news)));
    ctx.status(202);
  }

  public void readers(Context ctx) { // OK: counts
    ctx.json(clients.size());
  }
}
