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
 * The gate as the grader holds it: each arrival is reported with a number of its own and waits
 * until the grader has answered that number. All goes over the one connection that the child has,
 * so that there is no secret in here with which a submission could make another.
 */
final class RemoteGate implements SlowCallGate {
  private final Consumer<ProtocolMessage> reports;
  private final WorkerRegistry worker;
  private final AtomicLong arrived = new AtomicLong();
  private final Map<String, CompletableFuture<Boolean>> waiting = new ConcurrentHashMap<>();

  /**
   * A gate nobody has come to yet.
   *
   * @param reports takes what is to be sent to the grader
   */
  RemoteGate(Consumer<ProtocolMessage> reports, WorkerRegistry worker) {
    this.reports = reports;
    this.worker = worker;
  }

  /**
   * Waits as a call into a database does: whatever interrupts the thread, and without the pool it
   * belongs to starting another thread instead, as a fork-join pool does for whoever waits for a
   * future.
   */
  @Override
  public void pass(String username) throws IOException {
    String request = worker.request();
    // Where the worker waits is a finding.
    List<String> frames =
        request.isEmpty()
            ? List.of()
            : StackTexts.frames(List.of(Thread.currentThread().getStackTrace()));
    CompletableFuture<Boolean> answer = arrive(username, request, frames);
    Semaphore answered = new Semaphore(0);
    var unused = answer.thenRun(answered::release);
    answered.acquireUninterruptibly();
    if (!answer.join()) {
      throw unavailable();
    }
  }

  /** Nobody waits here, so no request is said to hold the worker meanwhile. */
  @Override
  public CompletableFuture<Void> passing(String username) {
    return arrive(username, "", List.of())
        .thenCompose(
            go ->
                go
                    ? CompletableFuture.completedFuture(null)
                    : CompletableFuture.failedFuture(unavailable()));
  }

  private CompletableFuture<Boolean> arrive(String username, String request, List<String> frames) {
    String number = Long.toString(arrived.incrementAndGet());
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    waiting.put(number, answer);
    List<String> fields = new ArrayList<>(List.of(number, username, request));
    fields.addAll(frames);
    reports.accept(ProtocolMessage.of("gate", fields));
    return answer;
  }

  private static IOException unavailable() {
    return new IOException("the database is not available");
  }

  /** The grader's answer to the arrival of that number. */
  void answer(String number, boolean go) {
    CompletableFuture<Boolean> answer = waiting.remove(number);
    if (answer != null) {
      answer.complete(go);
    }
  }
}
