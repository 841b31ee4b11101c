package unblock.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import unblock.given.User;

/**
 * The article's table {@code users} in the memory of the one who fills it. Each version of it is
 * written to a new SQLite file, which is never written to again: whoever reads such a file needs no
 * lock, and no lock on it keeps the rows from being changed.
 */
public final class Database implements AutoCloseable {
  private final Connection memory;

  /** One without any user. */
  public Database() throws SQLException {
    memory = new SQLiteConfig().createConnection("jdbc:sqlite::memory:");
    try (Statement statement = memory.createStatement()) {
      statement.execute(
          "CREATE TABLE users (username TEXT PRIMARY KEY, password TEXT NOT NULL, info TEXT NOT"
              + " NULL, history TEXT NOT NULL)");
    } catch (SQLException e) {
      memory.close();
      throw e;
    }
  }

  /** Writes a new file with the rows of these users. */
  public static void write(Path file, List<User> users) throws IOException, SQLException {
    try (Database database = new Database()) {
      database.put(users);
      database.writeTo(file);
    }
  }

  /** Inserts or replaces the rows of these users, in one transaction. */
  public void put(List<User> users) throws SQLException {
    memory.setAutoCommit(false);
    try (PreparedStatement statement =
        memory.prepareStatement("INSERT OR REPLACE INTO users VALUES (?, ?, ?, ?)")) {
      for (User user : users) {
        statement.setString(1, user.username());
        statement.setString(2, user.password());
        statement.setString(3, user.info());
        statement.setString(4, user.history());
        statement.addBatch();
      }
      statement.executeBatch();
      memory.commit();
    } finally {
      memory.setAutoCommit(true);
    }
  }

  /**
   * Writes the rows as they are now.
   *
   * @param file one that does not exist yet
   */
  public void writeTo(Path file) throws IOException, SQLException {
    byte[] pages = ((SQLiteConnection) memory).serialize("main");
    Files.write(file, pages, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  @Override
  public void close() throws SQLException {
    memory.close();
  }
}
