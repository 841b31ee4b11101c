package io.vertx.core;

/** As much of the library as the tests call. */
public interface Handler<E> {
  void handle(E event);
}
