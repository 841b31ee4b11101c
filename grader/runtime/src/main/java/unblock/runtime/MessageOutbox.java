package unblock.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What the child has to tell, in the order in which it came. What can wait goes along with the next
 * thing that cannot: a request makes four marks or more, and to wake the thread that writes, for
 * each of them, was a tenth of what the worker computed. Thread-safe.
 */
final class MessageOutbox {
  private static final long LONGEST_WAIT_MS = 10;
  private static final int MOST_AT_ONCE = 64 << 10;

  /**
   * After so many waits for nothing, whoever writes sleeps: to wake 100 times a second was 1 % of a
   * child's CPU time.
   */
  private static final int MOST_WAITS = 3;

  private final Queue<ProtocolMessage> messages = new ConcurrentLinkedQueue<>();
  private final Semaphore urgent = new Semaphore(0);
  private volatile boolean asleep;

  /** Takes what is to be told at once, after all that came before it. */
  void add(ProtocolMessage message) {
    messages.add(message);
    urgent.release();
  }

  /** Takes what is to be told with the next message, or after 10 ms. */
  void addInPassing(ProtocolMessage message) {
    messages.add(message);
    if (asleep) {
      urgent.release();
    }
  }

  /** Tells it all, on the calling thread, and never comes back. */
  void writeTo(OutputStream stream) throws IOException, InterruptedException {
    ByteArrayOutputStream some = new ByteArrayOutputStream();
    int waits = 0;
    while (true) {
      await(waits < MOST_WAITS);
      waits = messages.isEmpty() ? waits + 1 : 0;
      for (ProtocolMessage next = messages.poll(); next != null; next = messages.poll()) {
        next.writeTo(some);
        if (some.size() > MOST_AT_ONCE) {
          send(some, stream);
        }
      }
      if (some.size() > 0) {
        send(some, stream);
      }
    }
  }

  /** Waits for what is to be told at once, or for 10 ms; if not {@code brief}, for anything. */
  private void await(boolean brief) throws InterruptedException {
    if (brief) {
      var unused = urgent.tryAcquire(LONGEST_WAIT_MS, TimeUnit.MILLISECONDS);
    } else {
      asleep = true;
      if (messages.isEmpty()) { // Else it came before anybody could know.
        urgent.acquire();
      }
      asleep = false;
    }
    urgent.drainPermits();
  }

  private static void send(ByteArrayOutputStream some, OutputStream stream) throws IOException {
    some.writeTo(stream);
    some.reset();
  }
}
