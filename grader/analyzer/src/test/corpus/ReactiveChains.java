package corpus;

import io.javalin.http.Context;
import io.reactivex.rxjava3.core.Single;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import unblock.given.UserStore;

/** Steps of reactive streams: their position decides which thread runs them. */
class ReactiveChains extends Handlers {
  private final UserStore users;
  private final ExecutorService pool = Executors.newFixedThreadPool(16);

  ReactiveChains(UserStore users) {
    this.users = users;
  }

  void deferredBeforePublishOn(Context ctx) { // BLOCKS: the supplier runs where it is subscribed
    ctx.future(
        () ->
            Mono.defer(() -> Mono.just(users.find("a")))
                .publishOn(Schedulers.boundedElastic())
                .toFuture());
  }

  void mappedBeforePublishOn(Context ctx) { // BLOCKS: publishOn moves what follows
    ctx.future(
        () -> Mono.just("a").map(users::find).publishOn(Schedulers.boundedElastic()).toFuture());
  }

  void mappedAfterPublishOn(Context ctx) { // OK: on the scheduler
    ctx.future(
        () -> Mono.just("a").publishOn(Schedulers.boundedElastic()).map(users::find).toFuture());
  }

  void mappedBeforeSubscribeOn(Context ctx) { // OK: subscribeOn moves the source as well
    ctx.future(
        () -> Mono.just("a").map(users::find).subscribeOn(Schedulers.boundedElastic()).toFuture());
  }

  void mappedAfterSubscribeOn(Context ctx) { // OK: the source emits on the scheduler
    ctx.future(
        () -> Mono.just("a").subscribeOn(Schedulers.boundedElastic()).map(users::find).toFuture());
  }

  void subscribedImmediately(Context ctx) { // BLOCKS: the scheduler is the calling thread
    ctx.future(
        () ->
            Mono.fromCallable(() -> users.find("a"))
                .subscribeOn(Schedulers.immediate())
                .toFuture());
  }

  void callableAndPublishOn(Context ctx) { // OK: Reactor calls the source on the scheduler
    ctx.future(
        () ->
            Mono.fromCallable(() -> users.find("a"))
                .publishOn(Schedulers.boundedElastic())
                .toFuture());
  }

  void innerIsMoved(Context ctx) { // OK: the inner stream has its own scheduler
    ctx.future(
        () ->
            Mono.just("a")
                .flatMap(
                    name ->
                        Mono.fromCallable(() -> users.find(name))
                            .subscribeOn(Schedulers.boundedElastic()))
                .toFuture());
  }

  void innerIsNotMoved(Context ctx) { // BLOCKS: the inner stream is subscribed on the worker
    ctx.future(
        () ->
            Mono.just("a").flatMap(name -> Mono.fromCallable(() -> users.find(name))).toFuture());
  }

  void afterInnerThatIsMoved(Context ctx) { // OK: the inner stream emits on its scheduler
    ctx.future(
        () ->
            Mono.just("a")
                .flatMap(name -> Mono.just(name).publishOn(Schedulers.boundedElastic()))
                .doOnNext(name -> users.find(name))
                .toFuture());
  }

  void afterDelay(Context ctx) { // OK: on the timer's thread
    ctx.future(() -> Mono.delay(Duration.ofMillis(5)).map(t -> users.find("a")).toFuture());
  }

  void neverSubscribed(Context ctx) { // OK: nothing runs
    Mono<Object> mono = Mono.fromCallable(() -> users.find("a"));
    ctx.result("" + mono.hashCode());
  }

  void observedOn(Context ctx) { // BLOCKS: observeOn moves what follows
    ctx.future(
        () ->
            Single.fromCallable(() -> users.find("a"))
                .observeOn(io.reactivex.rxjava3.schedulers.Schedulers.io())
                .toCompletionStage()
                .toCompletableFuture());
  }

  void rxSubscribedOn(Context ctx) { // OK: subscribeOn moves the source
    ctx.future(
        () ->
            Single.fromCallable(() -> users.find("a"))
                .subscribeOn(io.reactivex.rxjava3.schedulers.Schedulers.io())
                .toCompletionStage()
                .toCompletableFuture());
  }

  void emittedOn(Context ctx) { // BLOCKS: emitOn moves what follows
    ctx.future(
        () ->
            Uni.createFrom()
                .item(() -> users.find("a"))
                .emitOn(pool)
                .subscribeAsCompletionStage());
  }

  void transformedAfterEmitOn(Context ctx) { // OK: on the pool
    ctx.future(
        () ->
            Uni.createFrom()
                .item(() -> "a")
                .emitOn(pool)
                .onItem()
                .transform(name -> users.find(name))
                .subscribeAsCompletionStage());
  }

  void subscriptionOnPool(Context ctx) { // OK: the source runs on the pool
    ctx.future(
        () ->
            Uni.createFrom()
                .item(() -> users.find("a"))
                .runSubscriptionOn(pool)
                .subscribeAsCompletionStage());
  }

  void fallbackAfterPublishOn(Context ctx) { // OK: the fallback is subscribed on the scheduler
    ctx.future(
        () ->
            Mono.empty()
                .publishOn(Schedulers.boundedElastic())
                .switchIfEmpty(Mono.defer(() -> Mono.just(users.find("a"))))
                .toFuture());
  }

  void fallbackHere(Context ctx) { // BLOCKS: the fallback is subscribed on the worker
    ctx.future(
        () ->
            Mono.empty().switchIfEmpty(Mono.defer(() -> Mono.just(users.find("a")))).toFuture());
  }

  void ownOperator(Context ctx) { // OK: the operator moves the source
    ctx.future(
        () ->
            Mono.fromCallable(() -> users.find("a"))
                .transform(source -> source.subscribeOn(Schedulers.boundedElastic()))
                .toFuture());
  }

  void ownOperatorThatMovesNothing(Context ctx) { // BLOCKS: the source runs on the worker
    ctx.future(
        () ->
            Mono.fromCallable(() -> users.find("a"))
                .transform(source -> source.doOnNext(user -> {}))
                .toFuture());
  }

  void severalTogether(Context ctx) { // BLOCKS: the worker subscribes to both
    ctx.future(
        () -> Mono.when(Mono.just("a"), Mono.fromCallable(() -> users.find("b"))).toFuture());
  }
}
