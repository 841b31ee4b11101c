package unblock.given.world;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The gate as the grader holds it: each arrival is reported with a number of its own and waits
 * until the grader has answered that number. All goes over the one connection that the child has,
 * so that there is no secret in here with which a submission could make another.
 */
final class RemoteGate implements Gate {
  /**
   * One slow call. It waits as a call into a database does: whatever interrupts the thread, and
   * without the pool it belongs to starting another thread instead, as a fork-join pool does for
   * whoever waits for a future.
   */
  private static final class Arrival {
    private final Semaphore answered = new Semaphore(0);
    private volatile boolean go;
  }

  private final Consumer<Message> reports;
  private final Worker worker;
  private final AtomicLong arrived = new AtomicLong();
  private final Map<String, Arrival> waiting = new ConcurrentHashMap<>();

  /**
   * A gate nobody has come to yet.
   *
   * @param reports takes what is to be sent to the grader
   */
  RemoteGate(Consumer<Message> reports, Worker worker) {
    this.reports = reports;
    this.worker = worker;
  }

  @Override
  public void pass(String username) throws IOException {
    String request = worker.request();
    List<String> fields = new ArrayList<>();
    fields.add(Long.toString(arrived.incrementAndGet()));
    fields.add(username);
    fields.add(request);
    if (!request.isEmpty()) { // Where the worker waits is a finding.
      fields.addAll(Stacks.frames(Thread.currentThread().getStackTrace()));
    }
    Arrival arrival = new Arrival();
    waiting.put(fields.get(0), arrival);
    reports.accept(Message.of("gate", fields));
    arrival.answered.acquireUninterruptibly();
    if (!arrival.go) {
      throw new IOException("the database is not available");
    }
  }

  /** The grader's answer to the arrival of that number. */
  void answer(String number, boolean go) {
    Arrival arrival = waiting.remove(number);
    if (arrival != null) {
      arrival.go = go;
      arrival.answered.release();
    }
  }
}
