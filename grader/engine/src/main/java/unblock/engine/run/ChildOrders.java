package unblock.engine.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import unblock.runtime.ProtocolMessage;

/** The orders to one child. Thread-safe. */
final class ChildOrders {
  /** A full collection is a part of it, on an overloaded machine. */
  private static final long TO_CLEAR_MS = 10_000;

  private final ChildConnection connection;
  private final CompletableFuture<?> end;
  private final OpenOrders open = new OpenOrders();

  /**
   * Starts without orders.
   *
   * @param end completes when the child has ended
   */
  ChildOrders(ChildConnection connection, CompletableFuture<?> end) {
    this.connection = connection;
    this.end = end;
  }

  /** Sends an order; the future completes when the answer to that id arrives, if it does. */
  CompletableFuture<ProtocolMessage> send(String kind, String id, String... more) {
    CompletableFuture<ProtocolMessage> answer = open.add(kind, id);
    List<String> fields = new ArrayList<>();
    fields.add(id);
    fields.addAll(List.of(more));
    connection.send(ProtocolMessage.of(kind, fields));
    return answer;
  }

  /** Completes the order that this message answers; returns whether there was one. */
  boolean complete(ProtocolMessage answer) {
    return open.complete(answer);
  }

  /** Sends an order and waits; empty when the child ended, or sent no answer within that time. */
  Optional<ProtocolMessage> ask(String kind, long timeoutMs) {
    CompletableFuture<ProtocolMessage> answer = send(kind, open.newId(kind));
    try {
      CompletableFuture.anyOf(answer, end).get(timeoutMs, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.ofNullable(answer.getNow(null));
  }

  /**
   * Requests the submission's threads by executor; empty when no answer arrived within that time.
   */
  Optional<ProtocolMessage> executors(long timeoutMs) {
    return ask("executors", timeoutMs);
  }

  /** Waits until the child has processed one more message, at most that long. */
  void roundTrip(long timeoutMs) {
    ask("ping", timeoutMs);
  }

  /** Makes the child load the classes in that folder, for the orders from now on. */
  void load(Path classes) {
    var unused = send("load", "load", classes.toString());
  }

  /**
   * Makes the child forget its exercise; returns whether nothing of it is left. An order without an
   * answer counts as something left, because the answer could still come.
   */
  boolean clear() {
    Optional<ProtocolMessage> cleared = ask("clear", TO_CLEAR_MS);
    return cleared.filter(report -> report.field(1).isEmpty()).isPresent() && open.isEmpty();
  }

  /**
   * Holds the first thread that reaches that pause point; the future completes when it is held, if
   * that happens.
   *
   * @param workers the number of the server's workers; the only one is not held
   */
  CompletableFuture<ProtocolMessage> hold(int point, int workers) {
    return send("hold", open.newId("hold"), String.valueOf(point), String.valueOf(workers));
  }

  /** Lets the held thread continue; later threads are not held. */
  void resume() {
    var unused = send("resume", open.newId("resume"));
  }
}
