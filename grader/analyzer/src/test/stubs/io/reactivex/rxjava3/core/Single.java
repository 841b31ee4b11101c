package io.reactivex.rxjava3.core;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

public abstract class Single<T> {
  public static <T> Single<T> fromCallable(Callable<? extends T> source) {
    throw new UnsupportedOperationException();
  }

  public abstract Single<T> observeOn(Scheduler scheduler);

  public abstract Single<T> subscribeOn(Scheduler scheduler);

  public abstract CompletionStage<T> toCompletionStage();
}
