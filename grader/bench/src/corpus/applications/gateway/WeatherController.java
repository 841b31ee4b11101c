package gateway;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.util.concurrent.RateLimiter;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.github.resilience4j.retry.Retry;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** The weather, with retries, caches and limits. */
public class WeatherController {
  private final WeatherClient weather;
  private final Retry retry = Retry.ofDefaults("weather");
  private final RetryPolicy<String> policy =
      RetryPolicy.<String>builder().withDelay(Duration.ofMillis(200)).withMaxRetries(3).build();
  private final Cache<String, String> cache =
      CacheBuilder.newBuilder().expireAfterWrite(Duration.ofMinutes(5)).build();
  private final AsyncLoadingCache<String, String> asyncCache;
  private final RateLimiter limiter = RateLimiter.create(10);
  private final AtomicLong served = new AtomicLong();

  public WeatherController(WeatherClient weather) {
    this.weather = weather;
    this.asyncCache =
        Caffeine.newBuilder().buildAsync((city, executor) -> weather.soon(city));
  }

  private static String city(Context ctx) {
    return ctx.pathParam("city");
  }

  public void now(Context ctx) { // BLOCKS: OkHttp's execute
    ctx.result(weather.now(city(ctx)));
  }

  public void soon(Context ctx) { // OK: OkHttp's enqueue completes the future
    ctx.future(() -> weather.soon(city(ctx)).thenAccept(ctx::result));
  }

  public void url(Context ctx) { // OK: builds a request and looks at it
    ctx.result(weather.request(city(ctx)).url().encodedQuery());
  }

  public void load(Context ctx) { // OK: counts what OkHttp runs
    ctx.json(Map.of("running", weather.running(), "served", served.incrementAndGet()));
  }

  public void retried(Context ctx) { // BLOCKS: resilience4j calls execute here, and sleeps between
    Supplier<String> call = Retry.decorateSupplier(retry, () -> weather.now(city(ctx)));
    ctx.result(call.get());
  }

  public void failsafe(Context ctx) { // BLOCKS: Failsafe.get calls execute here
    ctx.result(Failsafe.with(policy).get(() -> weather.now(city(ctx))));
  }

  public void failsafeLater(Context ctx) { // OK: getAsync calls execute on a pool
    ctx.future(
        () ->
            Failsafe.with(policy)
                .getAsync(() -> weather.now(city(ctx)))
                .thenAccept(ctx::result));
  }

  public void retries(Context ctx) { // OK: numbers of the retry
    ctx.json(
        Map.of(
            "name", retry.getName(),
            "failed", retry.getMetrics().getNumberOfFailedCallsWithRetryAttempt()));
  }

  public void cached(Context ctx) throws ExecutionException { // MAY: Guava's cache calls the loader on a miss
    ctx.result(cache.get(city(ctx), () -> weather.now(city(ctx))));
  }

  public void known(Context ctx) { // OK: only looks
    ctx.result(String.valueOf(cache.getIfPresent(city(ctx))));
  }

  public void asyncCached(Context ctx) { // OK: the loader is asynchronous
    ctx.future(() -> asyncCache.get(city(ctx)).thenAccept(ctx::result));
  }

  public void asyncCachedHere(Context ctx) { // MAY: the synchronous view waits on a miss
    ctx.result(asyncCache.synchronous().get(city(ctx)));
  }

  public void limited(Context ctx) { // MAY: acquire sleeps when there are too many
    limiter.acquire();
    ctx.status(204);
  }

  public void limit(Context ctx) { // OK: tryAcquire does not sleep
    if (!limiter.tryAcquire()) {
      ctx.status(429);
    }
  }
}
