package io.netty.util.concurrent;

public interface Promise<V> extends java.util.concurrent.Future<V> {
  Promise<V> sync() throws InterruptedException;

  Promise<V> addListener(java.util.function.Consumer<Promise<V>> listener);
}
