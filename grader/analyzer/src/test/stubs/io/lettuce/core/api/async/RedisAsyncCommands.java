package io.lettuce.core.api.async;

import io.lettuce.core.RedisFuture;

/** As much of the library as the corpus calls. */
public interface RedisAsyncCommands<K, V> {
  RedisFuture<V> get(K key);
}
