package unblock.runtime;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The gate that the grader controls. Each arrival is reported with its own number and waits until
 * the grader has answered that number. All messages use the child's only connection, so that the
 * child contains no secret with which a submission could open another connection.
 */
final class RemoteGate implements SlowCallGate {
  private final Consumer<ProtocolMessage> reports;
  private final WorkerRegistry worker;
  private final AtomicLong arrived = new AtomicLong();
  private final Map<String, CompletableFuture<Boolean>> waiting = new ConcurrentHashMap<>();

  /** The package of the handlers; empty before they are made. */
  private volatile String ownPackage = "";

  /**
   * Creates a gate without arrivals.
   *
   * @param reports sends messages to the grader
   */
  RemoteGate(Consumer<ProtocolMessage> reports, WorkerRegistry worker) {
    this.reports = reports;
    this.worker = worker;
  }

  /** Reports the lines of the classes in that package with the arrivals from now on. */
  void reportLinesOf(String packageName) {
    ownPackage = packageName;
  }

  /**
   * Waits like a database call. An interrupt does not end the wait. The pool of the thread does not
   * start another thread, as a fork-join pool does if its thread waits for a future.
   */
  @Override
  public void pass(String username) throws IOException {
    waitFor("gate", username);
  }

  /** Waits like {@link #pass}; the grader does not count the arrival as a look-up. */
  @Override
  public void passCall(String call) throws IOException {
    waitFor("call", call);
  }

  private void waitFor(String kind, String key) throws IOException {
    CompletableFuture<Boolean> answer = arriveHere(kind, key);
    Semaphore answered = new Semaphore(0);
    var unused = answer.thenRun(answered::release);
    answered.acquireUninterruptibly();
    if (!answer.join()) {
      throw unavailable();
    }
  }

  /** Reports an arrival without a request, because no thread waits and the worker is free. */
  @Override
  public CompletableFuture<Void> passing(String username) {
    return orUnavailable(arrive("gate", username, "", List.of()));
  }

  @Override
  public CompletableFuture<Void> arrive(String username) {
    return orUnavailable(arriveHere("gate", username));
  }

  private static CompletableFuture<Void> orUnavailable(CompletableFuture<Boolean> answer) {
    return answer.thenCompose(
        go ->
            go
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.failedFuture(unavailable()));
  }

  /** Reports an arrival of the calling thread. */
  private CompletableFuture<Boolean> arriveHere(String kind, String key) {
    String request = worker.request();
    // The frames become a finding if the worker waits here.
    List<String> frames =
        request.isEmpty()
            ? List.of()
            : StackTexts.frames(List.of(Thread.currentThread().getStackTrace()));
    return arrive(kind, key, request, frames);
  }

  private CompletableFuture<Boolean> arrive(
      String kind, String key, String request, List<String> frames) {
    String number = Long.toString(arrived.incrementAndGet());
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    waiting.put(number, answer);
    List<String> fields =
        new ArrayList<>(
            List.of(
                number,
                key,
                request,
                Thread.currentThread().getName(),
                StackTexts.ownLine(ownPackage),
                Long.toString(System.nanoTime())));
    fields.addAll(frames);
    reports.accept(ProtocolMessage.of(kind, fields));
    return answer;
  }

  private static IOException unavailable() {
    return new IOException("the database is not available");
  }

  /** Whether no arrival waits for its answer. */
  boolean isIdle() {
    return waiting.isEmpty();
  }

  /** Completes the arrival of that number with the grader's answer. */
  void answer(String number, boolean go) {
    CompletableFuture<Boolean> answer = waiting.remove(number);
    if (answer != null) {
      answer.complete(go);
    }
  }
}
