package gateway;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListeningExecutorService;
import io.javalin.http.Context;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The weather once more, through Reactor, RxJava and Guava's futures. */
public class ReactiveController {
  private final WeatherClient weather;
  private final ListeningExecutorService pool;

  public ReactiveController(WeatherClient weather, ListeningExecutorService pool) {
    this.weather = weather;
    this.pool = pool;
  }

  private Mono<String> mono(Context ctx) {
    String city = ctx.pathParam("city");
    return Mono.fromCallable(() -> weather.now(city))
        .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic());
  }

  private Single<String> single(Context ctx) {
    String city = ctx.pathParam("city");
    return Single.fromCallable(() -> weather.now(city)).subscribeOn(Schedulers.io());
  }

  public void monoLater(Context ctx) { // OK: boundedElastic calls
    ctx.future(() -> mono(ctx).toFuture().thenAccept(ctx::result));
  }

  public void monoNow(Context ctx) { // BLOCKS: block waits
    ctx.result(String.valueOf(mono(ctx).block()));
  }

  public void monoInVain(Context ctx) { // BLOCKS: without subscribeOn the worker itself subscribes and calls
    String city = ctx.pathParam("city");
    ctx.future(
        () -> Mono.fromCallable(() -> weather.now(city)).toFuture().thenAccept(ctx::result));
  }

  public void flux(Context ctx) { // OK: all in memory
    ctx.future(
        () ->
            Flux.range(1, 10)
                .map(number -> number * number)
                .collectList()
                .toFuture()
                .thenAccept(ctx::json));
  }

  public void singleLater(Context ctx) { // OK: the io scheduler calls
    ctx.future(() -> single(ctx).toCompletionStage().toCompletableFuture().thenAccept(ctx::result));
  }

  public void singleNow(Context ctx) { // BLOCKS: blockingGet waits
    ctx.result(single(ctx).blockingGet());
  }

  public void singleInVain(Context ctx) { // BLOCKS: nothing moves the call off the worker
    String city = ctx.pathParam("city");
    ctx.future(
        () ->
            Single.fromCallable(() -> weather.now(city))
                .toCompletionStage()
                .toCompletableFuture()
                .thenAccept(ctx::result));
  }

  public void guavaLater(Context ctx) { // OK: the pool calls, a listener completes
    String city = ctx.pathParam("city");
    CompletableFuture<String> answer = new CompletableFuture<>();
    ListenableFuture<String> task = pool.submit(() -> weather.now(city));
    task.addListener(() -> answer.complete(Futures.getUnchecked(task)), pool);
    ctx.future(() -> answer.thenAccept(ctx::result));
  }

  public void guavaNow(Context ctx) { // BLOCKS: getUnchecked waits
    String city = ctx.pathParam("city");
    ctx.result(Futures.getUnchecked(pool.submit(() -> weather.now(city))));
  }

  public void guavaDone(Context ctx) throws ExecutionException { // OK: getDone never waits
    ListenableFuture<String> done = Futures.immediateFuture(ctx.path());
    ctx.result(Futures.getDone(done));
  }
}
