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
 * Tables in the memory of the process that fills them. Each version of the tables is written to a
 * new SQLite file that never changes. A reader of such a file needs no lock, and no lock on it can
 * prevent a change of the rows.
 */
public final class VersionedTables implements AutoCloseable {
  private final Connection memory;

  /**
   * Creates empty tables.
   *
   * @param definition the SQL statement that creates the table
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
   * Inserts these rows, replacing rows with the same key, in one transaction.
   *
   * @param table the name of the table
   * @param rows the values of each row, in the order of the columns
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
   * Writes the current rows.
   *
   * @param file a file that does not exist yet
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
