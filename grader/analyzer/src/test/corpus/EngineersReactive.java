package corpus;

import io.javalin.http.Context;
import io.reactivex.rxjava3.core.Single;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import unblock.given.UserStore;

/** Reactive chains of engineers who know the operators and sometimes overlook a position. */
class EngineersReactive extends Handlers {
  private final UserStore users;
  private final ExecutorService pool = Executors.newFixedThreadPool(16);

  EngineersReactive(UserStore users) {
    this.users = users;
  }

  void emptyThenEagerly(Context ctx) { // BLOCKS: the argument is looked up before the chain exists
    ctx.future(
        () ->
            Mono.<Object>empty()
                .switchIfEmpty(Mono.just(users.find("a")))
                .subscribeOn(Schedulers.boundedElastic())
                .toFuture());
  }

  void emptyThenDeferred(Context ctx) { // OK: deferred, and subscribed on the scheduler
    ctx.future(
        () ->
            Mono.<Object>empty()
                .switchIfEmpty(Mono.defer(() -> Mono.just(users.find("a"))))
                .subscribeOn(Schedulers.boundedElastic())
                .toFuture());
  }

  void neverSubscribed(Context ctx) { // OK: nobody subscribes
    Mono<Object> lazy = Mono.fromCallable(() -> users.find("a"));
    ctx.result("" + (lazy == null));
  }

  void subscribedHere(Context ctx) { // BLOCKS: subscribe runs the source on this thread
    Mono.fromCallable(() -> users.find("a")).subscribe(user -> ctx.result(user.toString()));
  }

  void subscribedElsewhere(Context ctx) { // OK: the source and its consumer run on the scheduler
    Mono.fromCallable(() -> users.find("a"))
        .subscribeOn(Schedulers.boundedElastic())
        .subscribe(user -> System.nanoTime());
  }

  void immediateWithinElastic(Context ctx) { // OK: immediate() keeps the thread that subscribes, an elastic one
    ctx.future(
        () ->
            Mono.fromCallable(() -> users.find("a"))
                .subscribeOn(Schedulers.immediate())
                .subscribeOn(Schedulers.boundedElastic())
                .toFuture());
  }

  void immediateAfterElastic(Context ctx) { // OK: immediate() stays on the elastic thread
    ctx.future(
        () ->
            Mono.just("a")
                .publishOn(Schedulers.boundedElastic())
                .publishOn(Schedulers.immediate())
                .map(users::find)
                .toFuture());
  }

  void publishedImmediately(Context ctx) { // BLOCKS: immediate() is no other thread
    ctx.future(
        () -> Mono.just("a").publishOn(Schedulers.immediate()).map(users::find).toFuture());
  }

  void innerAfterPublishOn(Context ctx) { // OK: the inner stream is subscribed on the scheduler
    ctx.future(
        () ->
            Mono.just("a")
                .publishOn(Schedulers.boundedElastic())
                .flatMap(name -> Mono.fromCallable(() -> users.find(name)))
                .toFuture());
  }

  void zippedHalfMoved(Context ctx) { // BLOCKS: the second source is subscribed on this thread
    ctx.future(
        () ->
            Mono.zip(
                    Mono.fromCallable(() -> users.find("a"))
                        .subscribeOn(Schedulers.boundedElastic()),
                    Mono.fromCallable(() -> users.find("b")),
                    (a, b) -> a.toString() + b)
                .toFuture());
  }

  void zippedMoved(Context ctx) { // OK: both sources are moved
    ctx.future(
        () ->
            Mono.zip(
                    Mono.fromCallable(() -> users.find("a"))
                        .subscribeOn(Schedulers.boundedElastic()),
                    Mono.fromCallable(() -> users.find("b"))
                        .subscribeOn(Schedulers.boundedElastic()),
                    (a, b) -> a.toString() + b)
                .toFuture());
  }

  void futureLookedUpOnPool(Context ctx) { // OK: only the pool looks up
    ctx.future(
        () ->
            Mono.fromFuture(CompletableFuture.supplyAsync(() -> users.find("a"), pool))
                .map(Object::toString)
                .toFuture());
  }

  void ownExecutorAsScheduler(Context ctx) { // OK: the scheduler is the pool
    ctx.future(
        () ->
            Mono.fromCallable(() -> users.find("a"))
                .subscribeOn(Schedulers.fromExecutor(pool))
                .toFuture());
  }

  void directExecutorAsScheduler(Context ctx) { // BLOCKS: the scheduler runs tasks on the caller
    ctx.future(
        () ->
            Mono.fromCallable(() -> users.find("a"))
                .subscribeOn(Schedulers.fromExecutor(Runnable::run))
                .toFuture());
  }

  void rxObservedOnIo(Context ctx) { // BLOCKS: observeOn moves the observer, not the source
    ctx.future(
        () ->
            Single.fromCallable(() -> users.find("a"))
                .observeOn(io.reactivex.rxjava3.schedulers.Schedulers.io())
                .toCompletionStage()
                .toCompletableFuture());
  }

  void rxSubscribedOnIo(Context ctx) { // OK: the source runs on the scheduler
    ctx.future(
        () ->
            Single.fromCallable(() -> users.find("a"))
                .subscribeOn(io.reactivex.rxjava3.schedulers.Schedulers.io())
                .map(Object::toString)
                .toCompletionStage()
                .toCompletableFuture());
  }

  void rxTrampoline(Context ctx) { // BLOCKS: trampoline() queues the task on the calling thread
    ctx.future(
        () ->
            Single.fromCallable(() -> users.find("a"))
                .subscribeOn(io.reactivex.rxjava3.schedulers.Schedulers.trampoline())
                .toCompletionStage()
                .toCompletableFuture());
  }

  void rxMappedAfterObserveOn(Context ctx) { // OK: observeOn moves the steps after it
    ctx.future(
        () ->
            Single.just("a")
                .observeOn(io.reactivex.rxjava3.schedulers.Schedulers.io())
                .map(users::find)
                .toCompletionStage()
                .toCompletableFuture());
  }

  void rxBlockingGet(Context ctx) { // BLOCKS: waits for the other thread
    ctx.result(
        Single.fromCallable(() -> users.find("a"))
            .subscribeOn(io.reactivex.rxjava3.schedulers.Schedulers.io())
            .blockingGet()
            .toString());
  }

  void uniOfValue(Context ctx) { // BLOCKS: the value is looked up before the chain exists
    ctx.future(
        () ->
            Uni.createFrom()
                .item(users.find("a"))
                .runSubscriptionOn(pool)
                .subscribeAsCompletionStage());
  }

  void uniInnerAfterEmitOn(Context ctx) { // OK: the inner one is subscribed on the pool
    ctx.future(
        () ->
            Uni.createFrom()
                .item("a")
                .emitOn(pool)
                .onItem()
                .transformToUni(name -> Uni.createFrom().item(() -> users.find(name)))
                .subscribeAsCompletionStage());
  }

  void uniInnerOnTheWorker(Context ctx) { // BLOCKS: emitOn of the outer one comes too late
    ctx.future(
        () ->
            Uni.createFrom()
                .item("a")
                .onItem()
                .transformToUni(name -> Uni.createFrom().item(() -> users.find(name)))
                .emitOn(pool)
                .subscribeAsCompletionStage());
  }

  void uniAwaited(Context ctx) { // BLOCKS: waits for the pool
    ctx.result(
        Uni.createFrom()
            .item(() -> users.find("a"))
            .runSubscriptionOn(pool)
            .await()
            .indefinitely()
            .toString());
  }

  void uniEmittedDirectly(Context ctx) { // BLOCKS: the executor runs the step on the caller
    ctx.future(
        () ->
            Uni.createFrom()
                .item("a")
                .emitOn(Runnable::run)
                .onItem()
                .transform(users::find)
                .subscribeAsCompletionStage());
  }
}
