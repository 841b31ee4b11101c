package unblock.runtime;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserStore;

/**
 * The article's {@code get_user_from_db}: take a connection, wait, select, give it back. As many
 * look-ups as like go on at the same time, each with a connection of its own; those that nobody
 * uses are kept, since opening one took half of what a look-up takes without its wait.
 */
final class SqliteUserStore implements UserStore, AutoCloseable {
  private static final int MOST_KEPT = 16;

  private final Supplier<Path> database;
  private final Gate gate;
  private final Deque<Reader> kept = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  /**
   * One that has no connection yet.
   *
   * @param database the file with the newest version of the rows
   */
  SqliteUserStore(Supplier<Path> database, Gate gate) {
    this.database = database;
    this.gate = gate;
  }

  /** A statement about one user. */
  private interface LookUp {
    Optional<User> with(Reader reader) throws SQLException;
  }

  @Override
  public Optional<User> find(String username) {
    return lookUp(
        reader -> {
          reader.waitAtTheGate(username);
          return reader.row(database.get(), username);
        });
  }

  /** The same without the wait. */
  Optional<User> row(String username) {
    return lookUp(reader -> reader.row(database.get(), username));
  }

  private Optional<User> lookUp(LookUp lookUp) {
    try {
      Reader idle = kept.poll();
      Reader reader = idle == null ? new Reader(gate) : idle;
      boolean whole = false;
      try {
        Optional<User> user = lookUp.with(reader);
        whole = true;
        return user;
      } finally {
        leave(reader, whole);
      }
    } catch (SQLException e) {
      throw new StoreException("Looking up a user failed: " + e.getMessage(), e);
    }
  }

  private void leave(Reader reader, boolean whole) throws SQLException {
    if (whole && !closed && kept.size() < MOST_KEPT) {
      kept.push(reader);
    } else {
      reader.close();
    }
  }

  /** Closes the connections that nobody uses; the others follow when their look-up is over. */
  @Override
  public void close() {
    closed = true;
    for (Reader each = kept.poll(); each != null; each = kept.poll()) {
      close(each);
    }
  }

  private static void close(Reader reader) {
    try {
      reader.close();
    } catch (SQLException e) {
      return; // It was only read from.
    }
  }
}
