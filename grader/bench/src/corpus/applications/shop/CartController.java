package shop;

import io.javalin.http.Context;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.params.SetParams;

/** Carts: in the session first, in Redis when the customer comes back. */
public class CartController {
  private static final String CART = "cart";

  private final JedisPool jedis;
  private final StatefulRedisConnection<String, String> redis;

  public CartController(JedisPool jedis, StatefulRedisConnection<String, String> redis) {
    this.jedis = jedis;
    this.redis = redis;
  }

  private static String key(Context ctx) {
    return "cart:" + ctx.pathParam("customer");
  }

  public void show(Context ctx) { // OK: Javalin's sessions are in memory
    List<String> cart = ctx.sessionAttribute(CART);
    ctx.json(cart == null ? List.of() : cart);
  }

  public void add(Context ctx) { // OK: changes the session
    List<String> old = ctx.sessionAttribute(CART);
    List<String> cart = old == null ? new ArrayList<>() : new ArrayList<>(old);
    cart.add(ctx.formParam("product"));
    ctx.sessionAttribute(CART, cart);
    ctx.redirect("/cart");
  }

  public void save(Context ctx) { // BLOCKS: takes a connection and waits for Redis
    try (Jedis connection = jedis.getResource()) {
      connection.set(key(ctx), ctx.body(), SetParams.setParams().ex(3600));
    }
  }

  public void load(Context ctx) { // BLOCKS: lettuce's sync commands wait
    ctx.result(String.valueOf(redis.sync().get(key(ctx))));
  }

  public void fetch(Context ctx) { // OK: lettuce answers on its own thread
    ctx.future(
        () ->
            redis
                .async()
                .get(key(ctx))
                .thenAccept(cart -> ctx.result(String.valueOf(cart)))
                .toCompletableFuture());
  }

  public void fetchNow(Context ctx) throws ExecutionException, InterruptedException, TimeoutException { // BLOCKS: get waits for the async command
    RedisFuture<String> cart = redis.async().get(key(ctx));
    ctx.result(String.valueOf(cart.get(1, TimeUnit.SECONDS)));
  }

  public void both(Context ctx) { // BLOCKS: awaitAll waits
    RedisFuture<String> cart = redis.async().get(key(ctx));
    RedisFuture<Long> age = redis.async().ttl(key(ctx));
    LettuceFutures.awaitAll(Duration.ofSeconds(1), cart, age);
    ctx.json(Map.of("ok", cart.isDone() && age.isDone()));
  }

  public void drop(Context ctx) { // OK: sent and forgotten
    redis.async().del(key(ctx));
    ctx.sessionAttribute(CART, null);
    ctx.status(202);
  }

  public void pool(Context ctx) { // OK: numbers that the pools keep in memory
    ctx.json(
        Map.of(
            "active", jedis.getNumActive(),
            "idle", jedis.getNumIdle(),
            "open", redis.isOpen(),
            "seconds", redis.getTimeout().toSeconds()));
  }
}
