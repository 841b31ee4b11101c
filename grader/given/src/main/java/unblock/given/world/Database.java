package unblock.given.world;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import unblock.given.User;

/** The SQLite file with the article's table {@code users}, as the one who fills it sees it. */
public final class Database {
  private Database() {}

  /** Creates the table in that file. Write-ahead logging, so that a write waits for no reader. */
  public static void create(Path file) throws SQLException {
    try (Connection connection = open(file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute(
          "CREATE TABLE users (username TEXT PRIMARY KEY, password TEXT NOT NULL, info TEXT NOT"
              + " NULL, history TEXT NOT NULL)");
    }
  }

  /**
   * While this connection is open, others that may not write to the file or its folder can read it:
   * a reader needs the log's index, which goes with the last connection.
   */
  public static Connection keepReadable(Path file) throws SQLException {
    Connection connection = open(file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA synchronous = OFF"); // Nobody needs the file after a power cut.
      statement.executeQuery("SELECT COUNT(*) FROM users").close();
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Inserts or replaces the row of that user. */
  public static void put(Path file, User user) throws SQLException {
    try (Connection connection = open(file)) {
      put(connection, List.of(user));
    }
  }

  /** Inserts or replaces the rows of these users, in one transaction. */
  public static void put(Connection connection, List<User> users) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT OR REPLACE INTO users VALUES (?, ?, ?, ?)")) {
      for (User user : users) {
        statement.setString(1, user.username());
        statement.setString(2, user.password());
        statement.setString(3, user.info());
        statement.setString(4, user.history());
        statement.addBatch();
      }
      statement.executeBatch();
      connection.commit();
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static Connection open(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }
}
