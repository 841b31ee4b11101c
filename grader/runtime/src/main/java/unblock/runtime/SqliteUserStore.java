package unblock.runtime;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserStore;

/**
 * The article's {@code get_user_from_db}: take a connection, wait, select, give it back. As many
 * look-ups as like go on at the same time.
 */
final class SqliteUserStore implements UserStore, AutoCloseable {
  private final Supplier<Path> database;
  private final RowReaderPool readers;

  /**
   * One that has no connection yet.
   *
   * @param database the file with the newest version of the rows
   */
  SqliteUserStore(Supplier<Path> database, SlowCallGate gate) {
    this.database = database;
    this.readers = new RowReaderPool(gate);
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

  private Optional<User> lookUp(RowReaderPool.Use<Optional<User>, RuntimeException> use) {
    try {
      return readers.with(use);
    } catch (SQLException e) {
      throw new StoreException("Looking up a user failed: " + e.getMessage(), e);
    }
  }

  /** Closes the connections that nobody uses; the others follow when their look-up is over. */
  @Override
  public void close() {
    readers.close();
  }
}
