package unblock.given.world;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.Function;
import org.sqlite.SQLiteConfig;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserStore;

/**
 * The article's {@code get_user_from_db}: open a connection, wait, select, close. The wait is a SQL
 * function, so that it stands where a slow statement would: inside the driver's native call. It is
 * a statement of its own, before the select, so that the row is read after the wait.
 */
final class SqliteUserStore implements UserStore {
  private static final String SELECT =
      "SELECT username, password, info, history FROM users WHERE username = ?";
  private static final int BUSY_TIMEOUT_MS = 10_000;

  private final String url;
  private final Gate gate;

  SqliteUserStore(Path database, Gate gate) {
    this.url = "jdbc:sqlite:" + database;
    this.gate = gate;
  }

  @Override
  public Optional<User> find(String username) {
    try (Connection connection = open()) {
      Function.create(connection, "wait_at_the_gate", new Wait());
      waitAtTheGate(connection, username);
      return select(connection, username);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** The same without the wait. */
  Optional<User> row(String username) {
    try (Connection connection = open()) {
      return select(connection, username);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static StoreException failed(SQLException e) {
    return new StoreException("Looking up a user failed: " + e.getMessage(), e);
  }

  private Connection open() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    return config.createConnection(url);
  }

  private static void waitAtTheGate(Connection connection, String username) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT wait_at_the_gate(?)")) {
      statement.setString(1, username);
      statement.executeQuery().close();
    }
  }

  private static Optional<User> select(Connection connection, String username) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setString(1, username);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new User(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
            : Optional.empty();
      }
    }
  }

  /** The SQL function that takes its time. */
  private final class Wait extends Function {
    @Override
    protected void xFunc() throws SQLException {
      try {
        gate.pass(value_text(0));
        result(1);
      } catch (IOException e) {
        error(e.getMessage());
      }
    }
  }
}
