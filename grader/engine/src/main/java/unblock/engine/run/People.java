package unblock.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import unblock.given.User;
import unblock.runtime.Database;

/**
 * The users of one run, made from its seed: no name, password or text can be known beforehand, and
 * the rows change while requests wait. What is written here stands in a new version of the SQLite
 * file as well.
 */
final class People implements AutoCloseable {
  private static final List<String> NAMES =
      List.of(
          "alice",
          "Bob Smith",
          "O'Neil",
          "Zoë",
          "李雷",
          "Ольга",
          "محمد",
          "best 🎉 ever",
          "a&b=c",
          "50% + 1",
          "who?me",
          "#first",
          "semi;colon",
          "\"quoted\"",
          "back\\slash",
          "x--y",
          "mail@home",
          "a.b~c",
          "Ğüneş",
          "名前 太郎",
          "tab-free",
          "{json}",
          "<b>bold",
          "null");

  private static final List<String> PLAIN = List.of("alice", "bob", "carol", "dave", "erin");

  private final Path folder;
  private final Random random;
  private final Map<String, User> rows = new ConcurrentHashMap<>();
  private final Database database;
  private volatile Path file;
  private int versions;
  private int made;

  /**
   * Nobody yet.
   *
   * @param folder for the versions of the database; whoever reads it cannot keep them from changing
   */
  People(Path folder, long seed) throws IOException, SQLException {
    this.folder = folder;
    this.random = new Random(seed);
    this.database = new Database();
    this.file = nextVersion();
  }

  /** A name that was never used, since files that others have open may stay on some systems. */
  private Path nextVersion() throws IOException, SQLException {
    Path next = folder.resolve("users-%d.db".formatted(++versions));
    database.writeTo(next);
    return next;
  }

  /** A new user, with a row in the database. */
  User add() {
    User user = renewed(named());
    put(user);
    return user;
  }

  /** That many new users, with rows in the database. */
  List<User> add(int many) {
    List<User> users = Stream.generate(() -> renewed(named())).limit(many).toList();
    put(users);
    return users;
  }

  private User named() {
    return new User(newName(), "", "", "");
  }

  /** A new user whose name has nothing special in it, for a first question. */
  User addPlain() {
    String name = PLAIN.get(random.nextInt(PLAIN.size()));
    User user = renewed(new User(name + "-" + ++made + word(), "", "", ""));
    put(user);
    return user;
  }

  /** A new user whose name begins and ends with a blank and has quotes in it, which all count. */
  User addAwkward() {
    User user = renewed(new User(" 'n' \"" + ++made + word() + "\" ", "", "", ""));
    put(user);
    return user;
  }

  /** A name that nobody has. */
  String newName() {
    String name = NAMES.get((random.nextInt(NAMES.size()) + made) % NAMES.size());
    return name + " " + ++made + word();
  }

  /** The same name with a new password, info and history; not yet in the database. */
  User renewed(User user) {
    return new User(
        user.username(),
        word() + " pass 'ö' " + word(),
        "info \"" + word() + "\" ∞ " + word(),
        "history <" + word() + "> é " + word());
  }

  /** Writes that row, for this run and for the submission. */
  void put(User user) {
    put(List.of(user));
  }

  /** Writes these rows, all at once. */
  synchronized void put(List<User> users) {
    users.forEach(user -> rows.put(user.username(), user));
    try {
      database.put(users);
      file = nextVersion();
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("The grader could not write users to " + folder, e);
    }
  }

  /** What the row of that name says now. */
  Optional<User> find(String username) {
    return Optional.ofNullable(rows.get(username));
  }

  /** The newest version of the database. Look-ups that are let go from now on find its rows. */
  Path file() {
    return file;
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }

  /** A random word of lower-case letters. */
  String word() {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }
}
