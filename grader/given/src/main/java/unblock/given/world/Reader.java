package unblock.given.world;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.Function;
import org.sqlite.SQLiteConfig;
import unblock.given.User;

/**
 * A connection to the users' file with its two statements, for one look-up at a time. The wait is a
 * SQL function, so that it stands where a slow statement would: inside the driver's native call. It
 * is a statement of its own, before the select, so that the row is read after the wait.
 */
final class Reader implements AutoCloseable {
  private static final int BUSY_TIMEOUT_MS = 10_000;

  private final Connection connection;
  private final PreparedStatement wait;
  private final PreparedStatement select;

  /** Opens it; {@code gate} is where {@link #waitAtTheGate} waits. */
  Reader(String url, Gate gate) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    connection = config.createConnection(url);
    try {
      Function.create(connection, "wait_at_the_gate", new Wait(gate));
      wait = connection.prepareStatement("SELECT wait_at_the_gate(?)");
      select =
          connection.prepareStatement(
              "SELECT username, password, info, history FROM users WHERE username = ?");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Takes as long as the gate is closed to that name. */
  void waitAtTheGate(String username) throws SQLException {
    wait.setString(1, username);
    wait.executeQuery().close();
  }

  /** The row of that name as it stands now. */
  Optional<User> row(String username) throws SQLException {
    select.setString(1, username);
    try (ResultSet row = select.executeQuery()) {
      return row.next()
          ? Optional.of(
              new User(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
          : Optional.empty();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /** The SQL function that takes its time. */
  private static final class Wait extends Function {
    private final Gate gate;

    Wait(Gate gate) {
      this.gate = gate;
    }

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
