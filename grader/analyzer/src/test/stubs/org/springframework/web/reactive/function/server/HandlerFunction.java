package org.springframework.web.reactive.function.server;

/** As much of the library as the tests call. */
public interface HandlerFunction<T> {
  reactor.core.publisher.Mono<T> handle(Object request);
}
