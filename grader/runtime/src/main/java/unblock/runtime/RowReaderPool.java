package unblock.runtime;

import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Connections to the rows. As many look-ups as like go on at the same time, each with a connection
 * of its own; those that nobody uses are kept, since opening one took half of what a look-up takes
 * without its wait.
 */
final class RowReaderPool {
  private static final int MOST_KEPT = 16;

  private final SlowCallGate gate;
  private final Deque<RowReader> kept = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  /** One that has no connection yet. */
  RowReaderPool(SlowCallGate gate) {
    this.gate = gate;
  }

  /**
   * What is done with a connection.
   *
   * @param <T> what comes of it
   * @param <E> what it may throw beside what the database throws
   */
  interface Use<T, E extends Exception> {
    T with(RowReader reader) throws SQLException, E;
  }

  /** Does that with a connection that nobody else has meanwhile. */
  <T, E extends Exception> T with(Use<T, E> use) throws SQLException, E {
    RowReader idle = kept.poll();
    RowReader reader = idle == null ? new RowReader(gate) : idle;
    boolean whole = false;
    try {
      T outcome = use.with(reader);
      whole = true;
      return outcome;
    } finally {
      leave(reader, whole);
    }
  }

  private void leave(RowReader reader, boolean whole) throws SQLException {
    if (whole && !closed && kept.size() < MOST_KEPT) {
      kept.push(reader);
    } else {
      reader.close();
    }
  }

  /** Closes the connections that nobody uses; the others follow when their use is over. */
  void close() {
    closed = true;
    for (RowReader each = kept.poll(); each != null; each = kept.poll()) {
      close(each);
    }
  }

  private static void close(RowReader reader) {
    try {
      reader.close();
    } catch (SQLException e) {
      return; // It was only read from.
    }
  }
}
