package org.apache.kafka.clients.producer;

import java.util.Map;
import java.util.concurrent.Future;

/** As much of the library as the corpus calls. */
public class KafkaProducer<K, V> implements Producer<K, V> {
  public KafkaProducer(Map<String, Object> settings) {}

  @Override
  public Future<String> send(V value) {
    throw new UnsupportedOperationException();
  }
}
