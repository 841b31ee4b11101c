package io.lettuce.core.api.sync;

/** As much of the library as the corpus calls. */
public interface RedisCommands<K, V> {
  V get(K key);

  boolean isOpen();
}
