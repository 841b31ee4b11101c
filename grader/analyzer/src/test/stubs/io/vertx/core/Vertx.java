package io.vertx.core;

/** As much of the library as the tests call. */
public interface Vertx {
  long setTimer(long delay, Handler<Long> handler);

  void executeBlocking(Handler<Object> task);
}
