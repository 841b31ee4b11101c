package unblock.runtime;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import unblock.given.AttemptTable;
import unblock.given.StoreException;

/**
 * The table of wrong attempts, in a SQLite database in memory. Each call waits at the gate: a write
 * before its statement, a read after it. So two reads that wait at the gate together have seen the
 * same number, in whatever order their threads continue.
 */
final class SqliteAttemptTable implements AttemptTable, AutoCloseable {
  private static final String DEFINITION =
      "CREATE TABLE attempts (username TEXT PRIMARY KEY, wrong INTEGER NOT NULL)";

  private final SlowCallGate gate;
  private final Connection connection;
  private final PreparedStatement select;
  private final PreparedStatement replace;

  /** Creates an empty table; its calls wait at that gate. */
  SqliteAttemptTable(SlowCallGate gate) throws SQLException {
    this.gate = gate;
    connection = new SQLiteConfig().createConnection("jdbc:sqlite::memory:");
    try (Statement statement = connection.createStatement()) {
      statement.execute(DEFINITION);
      select = connection.prepareStatement("SELECT wrong FROM attempts WHERE username = ?");
      replace = connection.prepareStatement("INSERT OR REPLACE INTO attempts VALUES (?, ?)");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public int read(String username) {
    requireName(username, "read");
    try {
      int wrong = selected(username);
      gate.passCall("read " + username);
      return wrong;
    } catch (IOException | SQLException e) {
      throw new StoreException("Reading the attempts failed: " + e.getMessage(), e);
    }
  }

  @Override
  public void write(String username, int wrong) {
    requireName(username, "write");
    try {
      gate.passCall("write " + username + " " + wrong);
      replace(username, wrong);
    } catch (IOException | SQLException e) {
      throw new StoreException("Writing the attempts failed: " + e.getMessage(), e);
    }
  }

  /** The connection is used by one thread at a time, and never during a wait. */
  private synchronized int selected(String username) throws SQLException {
    select.setString(1, username);
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private synchronized void replace(String username, int wrong) throws SQLException {
    replace.setString(1, username);
    replace.setInt(2, wrong);
    replace.executeUpdate();
  }

  private static void requireName(@Nullable String username, String method) {
    if (username == null) {
      throw new NullPointerException(method + " was called with null in place of a username");
    }
  }

  /** Closes the connection. A later call fails. */
  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      return; // The table ends with its connection; nothing in it is needed any more.
    }
  }
}
