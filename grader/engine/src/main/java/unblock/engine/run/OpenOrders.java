package unblock.engine.run;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import unblock.runtime.ProtocolMessage;

/** The orders to a child that wait for an answer. Thread-safe. */
final class OpenOrders {
  /** The kinds of answers to each kind of order. */
  private static final Map<String, Set<String>> ANSWERS =
      Map.ofEntries(
          Map.entry("load", Set.of("loaded")),
          Map.entry("clear", Set.of("cleared")),
          Map.entry("open", Set.of("opened", "unopened")),
          Map.entry("make", Set.of("opened", "unopened")),
          Map.entry("start", Set.of("started", "thrown")),
          Map.entry("leave", Set.of("left", "thrown")),
          Map.entry("interrupt", Set.of("interrupted")),
          Map.entry("release", Set.of("released")),
          Map.entry("close", Set.of("closed")),
          Map.entry("discard", Set.of("discarded")),
          Map.entry("calls", Set.of("calls")),
          Map.entry("hold", Set.of("held")),
          Map.entry("resume", Set.of("resumed")),
          Map.entry("snapshot", Set.of("snapshot")),
          Map.entry("executors", Set.of("executors")),
          Map.entry("ping", Set.of("pong")));

  private record Order(Set<String> answerKinds, CompletableFuture<ProtocolMessage> answer) {}

  private final Map<String, Order> orders = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();

  /** Returns an id that no other order of that kind has. */
  String newId(String kind) {
    return kind + " " + numbers.incrementAndGet();
  }

  /** Adds an order; the future completes when the answer to that id arrives, if it does. */
  CompletableFuture<ProtocolMessage> add(String kind, String id) {
    CompletableFuture<ProtocolMessage> answer = new CompletableFuture<>();
    orders.put(id, new Order(ANSWERS.getOrDefault(kind, Set.of()), answer));
    return answer;
  }

  /** Completes the order that this message answers; returns whether there was one. */
  boolean complete(ProtocolMessage message) {
    Order order = orders.remove(message.field(0));
    if (order == null || !order.answerKinds().contains(message.kind())) {
      return false;
    }
    order.answer().complete(message);
    return true;
  }

  /** Whether all orders are answered. */
  boolean isEmpty() {
    return orders.isEmpty();
  }
}
