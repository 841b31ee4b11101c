package org.apache.kafka.clients.producer;

import java.util.concurrent.Future;

/** As much of the library as the corpus calls. */
public interface Producer<K, V> {
  Future<String> send(V value);
}
