package io.lettuce.core;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** As much of the library as the corpus calls. */
public interface RedisFuture<V> extends CompletionStage<V>, Future<V> {}
