package reactor.core.publisher;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

public abstract class Mono<T> {
  public static <T> Mono<T> just(T value) {
    throw new UnsupportedOperationException();
  }

  public static <T> Mono<T> fromCallable(Callable<? extends T> source) {
    throw new UnsupportedOperationException();
  }

  public static <T> Mono<T> empty() {
    throw new UnsupportedOperationException();
  }

  public static <T> Mono<T> fromFuture(CompletableFuture<? extends T> source) {
    throw new UnsupportedOperationException();
  }

  public static <A, B, R> Mono<R> zip(
      Mono<A> first, Mono<B> second, BiFunction<? super A, ? super B, ? extends R> step) {
    throw new UnsupportedOperationException();
  }

  public static <T> Mono<T> defer(Supplier<? extends Mono<? extends T>> source) {
    throw new UnsupportedOperationException();
  }

  @SafeVarargs
  public static Mono<Void> when(Mono<?>... sources) {
    throw new UnsupportedOperationException();
  }

  public static Mono<Long> delay(Duration time) {
    throw new UnsupportedOperationException();
  }

  public abstract <R> Mono<R> map(Function<? super T, ? extends R> step);

  public abstract <R> Mono<R> flatMap(Function<? super T, ? extends Mono<? extends R>> step);

  public abstract Mono<T> doOnNext(Consumer<? super T> step);

  public abstract Mono<T> switchIfEmpty(Mono<? extends T> other);

  public abstract <V> Mono<V> transform(
      Function<? super Mono<T>, ? extends Mono<V>> operator);

  public abstract Disposable subscribe(Consumer<? super T> consumer);

  public abstract Mono<T> publishOn(Scheduler scheduler);

  public abstract Mono<T> subscribeOn(Scheduler scheduler);

  public abstract CompletableFuture<T> toFuture();

  public abstract T block();
}
