package com.google.common.util.concurrent;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Function;

public final class Futures {
  private Futures() {}

  public static <V> ListenableFuture<V> immediateFuture(V value) {
    throw new UnsupportedOperationException();
  }

  public static <V> void addCallback(
      ListenableFuture<V> future, FutureCallback<? super V> callback, Executor executor) {
    throw new UnsupportedOperationException();
  }

  public static <I, O> ListenableFuture<O> transform(
      ListenableFuture<I> input, Function<? super I, ? extends O> function, Executor executor) {
    throw new UnsupportedOperationException();
  }

  public static <O> ListenableFuture<O> submit(Callable<O> task, Executor executor) {
    throw new UnsupportedOperationException();
  }
}
