package unblock.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import unblock.given.User;

/** The article's table {@code users}. */
public final class UserTable {
  /** The name of the table. */
  public static final String NAME = "users";

  /** The SQL statement that creates the table. */
  public static final String DEFINITION =
      "CREATE TABLE users (username TEXT PRIMARY KEY, password TEXT NOT NULL, info TEXT NOT NULL,"
          + " history TEXT NOT NULL)";

  private UserTable() {}

  /** Writes a new SQLite file with the rows of these users. */
  public static void write(Path file, List<User> users) throws IOException, SQLException {
    try (VersionedTables database = new VersionedTables(DEFINITION)) {
      database.put(NAME, users.stream().map(UserTable::row).toList());
      database.writeTo(file);
    }
  }

  /** Returns the row of that user. */
  public static List<String> row(User user) {
    return List.of(user.username(), user.password(), user.info(), user.history());
  }
}
