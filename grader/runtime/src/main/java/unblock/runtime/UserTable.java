package unblock.runtime;

import java.util.List;
import unblock.given.User;

/** The article's table {@code users}. */
public final class UserTable {
  /** Its name. */
  public static final String NAME = "users";

  /** The SQL statement that creates it. */
  public static final String DEFINITION =
      "CREATE TABLE users (username TEXT PRIMARY KEY, password TEXT NOT NULL, info TEXT NOT NULL,"
          + " history TEXT NOT NULL)";

  private UserTable() {}

  /** The row of that user. */
  public static List<String> row(User user) {
    return List.of(user.username(), user.password(), user.info(), user.history());
  }
}
