package io.reactivex.rxjava3.core;

import io.reactivex.rxjava3.functions.Function;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

public abstract class Single<T> {
  public static <T> Single<T> fromCallable(Callable<? extends T> source) {
    throw new UnsupportedOperationException();
  }

  public static <T> Single<T> just(T value) {
    throw new UnsupportedOperationException();
  }

  public abstract <R> Single<R> map(Function<? super T, ? extends R> step);

  public abstract T blockingGet();

  public abstract Single<T> observeOn(Scheduler scheduler);

  public abstract Single<T> subscribeOn(Scheduler scheduler);

  public abstract CompletionStage<T> toCompletionStage();
}
