package unblock.engine.exercise;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import unblock.runtime.VersionedTables;

/**
 * The rows of one run and its random numbers. Each change is written to a new version of a SQLite
 * file. Look-ups released after the change read the new version.
 */
public final class TestData implements AutoCloseable {
  private static final int LETTERS = 6;

  private final Path folder;
  private final Random random;
  private final VersionedTables database;
  private volatile Path file;
  private int versions;

  /**
   * Creates test data without rows.
   *
   * @param definition the SQL statement that creates the table
   * @param folder for the versions of the database; its readers cannot prevent changes of the rows
   * @param seed the source of every random number
   */
  public TestData(String definition, Path folder, long seed) throws IOException, SQLException {
    this.folder = folder;
    this.random = new Random(seed);
    this.database = new VersionedTables(definition);
    this.file = nextVersion();
  }

  /**
   * The next version has a new name, because on some systems files that are open cannot be deleted.
   */
  private Path nextVersion() throws IOException, SQLException {
    Path next = folder.resolve("rows-%d.db".formatted(++versions));
    database.writeTo(next);
    return next;
  }

  /** A random number from 0 to below the bound. */
  public int random(int bound) {
    return random.nextInt(bound);
  }

  /** A random word of lower-case letters. */
  public String word() {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < LETTERS; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }

  /**
   * Inserts these rows or replaces those with the same key, all at once.
   *
   * @throws IllegalStateException when they cannot be written, which is a failure of the grader
   */
  public synchronized void put(String table, List<List<String>> rows) {
    try {
      database.put(table, rows);
      file = nextVersion();
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("The grader could not write rows to " + folder, e);
    }
  }

  /** The newest version of the database. Look-ups released from now on find its rows. */
  public Path file() {
    return file;
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
