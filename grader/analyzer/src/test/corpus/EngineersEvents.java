package corpus;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.websocket.WsMessageContext;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import unblock.given.User;
import unblock.given.UserStore;

/** Handlers of other events than requests, and the ways in which Javalin answers later. */
class EngineersEvents extends Handlers {
  private final UserStore users;
  private final ExecutorService pool = Executors.newFixedThreadPool(16);
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private final ConcurrentLinkedQueue<SseClient> clients = new ConcurrentLinkedQueue<>();

  EngineersEvents(UserStore users) {
    this.users = users;
    timer.scheduleAtFixedRate(this::broadcast, 1, 1, TimeUnit.SECONDS);
  }

  private void broadcast() {
    String news = users.find("a").toString();
    clients.forEach(client -> client.sendEvent(news));
  }

  private CompletableFuture<Optional<User>> load(String name) {
    return CompletableFuture.supplyAsync(() -> users.find(name), pool);
  }

  void subscribed(SseClient client) { // OK: kept, and the timer sends
    client.keepAlive();
    clients.add(client);
    client.onClose(() -> clients.remove(client));
  }

  void greeted(SseClient client) { // BLOCKS: looks up before the first event
    client.sendEvent(users.find("a").toString());
  }

  void greetedLater(SseClient client) { // OK: the pool looks up and sends
    client.keepAlive();
    pool.execute(() -> client.sendEvent(users.find("a").toString()));
  }

  void asked(WsMessageContext ctx) { // BLOCKS: looks up for each message
    ctx.send(users.find(ctx.message()).toString());
  }

  void echoed(WsMessageContext ctx) { // OK: sends the message back
    ctx.send(ctx.message().trim());
  }

  void askedOnPool(WsMessageContext ctx) { // OK: the pool looks up
    String name = ctx.message();
    pool.execute(() -> ctx.send(users.find(name).toString()));
  }

  void storeFailed(IllegalStateException failure, Context ctx) { // BLOCKS: tries once more, on the worker
    ctx.status(500).result(users.find("a").toString());
  }

  void unknown(IllegalArgumentException failure, Context ctx) { // OK: only answers
    ctx.status(404).result("unknown");
  }

  void notYet(UnsupportedOperationException failure, Context ctx) { // BLOCKS: waits before it answers
    LockSupport.parkNanos(200_000_000);
    ctx.status(503);
  }

  void asynchronously(Context ctx) { // OK: a thread of Javalin's looks up
    ctx.async(() -> ctx.result(users.find("a").toString()));
  }

  void asynchronouslyOnPool(Context ctx) { // OK: the given pool looks up
    ctx.async(
        config -> {
          config.executor = pool;
          config.timeout = 1000;
          config.onTimeout(late -> late.status(503));
        },
        () -> ctx.result(users.find("a").toString()));
  }

  void asynchronouslyTooLate(Context ctx) { // BLOCKS: looks up before it hands anything over
    String user = users.find("a").toString();
    ctx.async(() -> ctx.result(user));
  }

  void supplierLooksUp(Context ctx) { // BLOCKS: Javalin calls the supplier on the worker
    ctx.future(() -> CompletableFuture.completedFuture(users.find("a")));
  }

  void supplierOfMethod(Context ctx) { // OK: the supplier only starts the look-up
    Supplier<CompletableFuture<Optional<User>>> supplier = () -> load("a");
    ctx.future(supplier);
  }

  void supplierJoins(Context ctx) { // BLOCKS: the supplier waits for the pool, on the worker
    ctx.future(
        () -> {
          Optional<User> user = load("a").join();
          return CompletableFuture.completedFuture(user);
        });
  }

  void answeredOnceDone(Context ctx) { // OK: the callback only answers
    ctx.future(
        () ->
            load("a")
                .whenComplete(
                    (user, failure) -> ctx.status(failure == null && user.isPresent() ? 200 : 404)));
  }

  void validated(Context ctx) { // BLOCKS: the check looks up while the parameter is read
    ctx.result(
        ctx.formParamAsClass("username", String.class)
            .check(name -> users.find(name).isPresent(), "unknown")
            .get());
  }

  void validatedByLength(Context ctx) { // OK: the check counts letters
    ctx.result(
        ctx.formParamAsClass("username", String.class)
            .check(name -> name.length() < 20, "too long")
            .get());
  }

  void attributeAtHand(Context ctx) { // OK: a value that was set before
    String name = ctx.attribute("name");
    ctx.result(name == null ? "none" : name);
  }
}
