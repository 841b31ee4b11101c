package unblock.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;
import org.sqlite.SQLiteConfig;
import unblock.given.User;

/**
 * A database connection with the two statements of a look-up, for one look-up at a time. The wait
 * is an SQL function, so that the thread waits inside the driver's native call, as in a slow
 * statement. It is a separate statement before the select, so that the row is read after the wait.
 *
 * <p>The file of the users is attached to the connection, and replaced when a newer version exists.
 * It is opened as immutable, which needs no lock.
 */
final class RowReader implements AutoCloseable {
  private final SlowCallGate gate;
  private final Connection connection;
  private final PreparedStatement wait;
  private @Nullable Path attached;
  private @Nullable PreparedStatement select;

  /** Opens a connection; {@link #waitAtTheGate} waits at this gate. */
  RowReader(SlowCallGate gate) throws SQLException {
    this.gate = gate;
    connection = new SQLiteConfig().createConnection("jdbc:sqlite::memory:");
    try {
      Function.create(connection, "wait_at_the_gate", new Wait(gate));
      wait = connection.prepareStatement("SELECT wait_at_the_gate(?)");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Waits until the gate lets that name pass. */
  void waitAtTheGate(String username) throws SQLException {
    switch (gate.place()) {
      case IN_THE_DRIVER -> {
        wait.setString(1, username);
        wait.executeQuery().close();
      }
      case BEFORE_THE_DRIVER -> pass(username);
    }
  }

  private void pass(String username) throws SQLException {
    try {
      gate.pass(username);
    } catch (IOException e) {
      throw new SQLException(e.getMessage(), e);
    }
  }

  /** Returns the connection with that file attached; SQL can use the plain names of its tables. */
  Connection connectionTo(Path database) throws SQLException {
    if (!database.equals(attached)) {
      attach(database);
    }
    return connection;
  }

  /** Returns the row of that name in that file. */
  Optional<User> row(Path database, String username) throws SQLException {
    PreparedStatement statement = select(database);
    statement.setString(1, username);
    try (ResultSet row = statement.executeQuery()) {
      return row.next()
          ? Optional.of(
              new User(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
          : Optional.empty();
    }
  }

  private PreparedStatement select(Path database) throws SQLException {
    if (select == null || !database.equals(attached)) {
      attach(database);
      select =
          connection.prepareStatement(
              "SELECT username, password, info, history FROM given.users WHERE username = ?");
    }
    return select;
  }

  private void attach(Path database) throws SQLException {
    detach();
    try (PreparedStatement attach = connection.prepareStatement("ATTACH DATABASE ? AS given")) {
      attach.setString(1, database.toUri() + "?mode=ro&immutable=1");
      attach.execute();
    }
    attached = database;
  }

  private void detach() throws SQLException {
    if (select != null) {
      select.close();
      select = null;
    }
    if (attached != null) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("DETACH DATABASE given");
      }
      attached = null;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /** The SQL function that waits at the gate. */
  private static final class Wait extends Function {
    private final SlowCallGate gate;

    Wait(SlowCallGate gate) {
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
