package com.hazelcast.map;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentMap;

/** As much of the library as the corpus calls. */
public interface IMap<K, V> extends ConcurrentMap<K, V> {
  CompletionStage<V> getAsync(K key);
}
