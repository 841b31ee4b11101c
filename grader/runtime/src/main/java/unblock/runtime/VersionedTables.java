package unblock.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;

/**
 * Tables in the memory of the one who fills them. Each version of them is written to a new SQLite
 * file, which is never written to again: whoever reads such a file needs no lock, and no lock on it
 * keeps the rows from being changed.
 */
public final class VersionedTables implements AutoCloseable {
  private final Connection memory;

  /**
   * One without any row.
   *
   * @param definition the SQL statement that creates its table
   */
  public VersionedTables(String definition) throws SQLException {
    memory = new SQLiteConfig().createConnection("jdbc:sqlite::memory:");
    try (Statement statement = memory.createStatement()) {
      statement.execute(definition);
    } catch (SQLException e) {
      memory.close();
      throw e;
    }
  }

  /**
   * Inserts these rows or puts them in the place of others with the same key, in one transaction.
   *
   * @param table its name
   * @param rows the values of each, in the order of the columns
   */
  public void put(String table, List<List<String>> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    String places = String.join(", ", Collections.nCopies(rows.get(0).size(), "?"));
    memory.setAutoCommit(false);
    try (PreparedStatement statement =
        memory.prepareStatement("INSERT OR REPLACE INTO %s VALUES (%s)".formatted(table, places))) {
      for (List<String> row : rows) {
        for (int column = 0; column < row.size(); column++) {
          statement.setString(column + 1, row.get(column));
        }
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
