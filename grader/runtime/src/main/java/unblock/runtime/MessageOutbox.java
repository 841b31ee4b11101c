package unblock.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The queue of the child's messages to the grader, in the order of the events. A message that is
 * not urgent is sent with the next urgent one: a request makes at least four marks, and waking the
 * writing thread for each of them took a tenth of the worker's computing time. Thread-safe.
 */
final class MessageOutbox {
  private static final long LONGEST_WAIT_MS = 10;
  private static final int MOST_AT_ONCE = 64 << 10;

  /**
   * The number of waits without a message after which the writing thread sleeps: waking 100 times a
   * second took 1 % of a child's CPU time.
   */
  private static final int MOST_WAITS = 3;

  private final Queue<ProtocolMessage> messages = new ConcurrentLinkedQueue<>();
  private final Semaphore urgent = new Semaphore(0);
  private volatile boolean asleep;

  /** Adds a message to be sent at once, after all earlier ones. */
  void add(ProtocolMessage message) {
    messages.add(message);
    urgent.release();
  }

  /** Adds a message to be sent with the next urgent one, or after 10 ms. */
  void addInPassing(ProtocolMessage message) {
    messages.add(message);
    if (asleep) {
      urgent.release();
    }
  }

  /** Sends all messages, on the calling thread. Does not return. */
  void writeTo(OutputStream stream) throws IOException, InterruptedException {
    ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    int waits = 0;
    while (true) {
      await(waits < MOST_WAITS);
      waits = messages.isEmpty() ? waits + 1 : 0;
      for (ProtocolMessage next = messages.poll(); next != null; next = messages.poll()) {
        next.writeTo(buffer);
        if (buffer.size() > MOST_AT_ONCE) {
          send(buffer, stream);
        }
      }
      if (buffer.size() > 0) {
        send(buffer, stream);
      }
    }
  }

  /**
   * Waits for an urgent message, or for 10 ms.
   *
   * @param limited whether to stop after 10 ms; otherwise waits for any message
   */
  private void await(boolean limited) throws InterruptedException {
    if (limited) {
      var unused = urgent.tryAcquire(LONGEST_WAIT_MS, TimeUnit.MILLISECONDS);
    } else {
      asleep = true;
      if (messages.isEmpty()) { // Otherwise a message was added before asleep was visible.
        urgent.acquire();
      }
      asleep = false;
    }
    urgent.drainPermits();
  }

  private static void send(ByteArrayOutputStream buffer, OutputStream stream) throws IOException {
    buffer.writeTo(stream);
    buffer.reset();
  }
}
