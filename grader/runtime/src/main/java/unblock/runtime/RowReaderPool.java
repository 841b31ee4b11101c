package unblock.runtime;

import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * A pool of database connections without an upper limit: each concurrent look-up has a connection
 * of its own. Idle connections are kept, because opening one took half the time of a look-up, its
 * wait excluded.
 */
final class RowReaderPool {
  private static final int MOST_KEPT = 16;

  private final SlowCallGate gate;
  private final Deque<RowReader> kept = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  /** Creates an empty pool. */
  RowReaderPool(SlowCallGate gate) {
    this.gate = gate;
  }

  /**
   * A function of a connection.
   *
   * @param <T> its result
   * @param <E> an exception that it may throw besides those of the database
   */
  interface Use<T, E extends Exception> {
    T with(RowReader reader) throws SQLException, E;
  }

  /** Applies that function to a connection that no other thread uses meanwhile. */
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

  /** Closes the idle connections. The others are closed when their use ends. */
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
      return; // The connection was only used for reading.
    }
  }
}
