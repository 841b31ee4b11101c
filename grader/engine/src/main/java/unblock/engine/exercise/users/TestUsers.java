package unblock.engine.exercise.users;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import unblock.engine.exercise.TestData;
import unblock.given.User;
import unblock.runtime.UserTable;

/**
 * The users of one run, made from its random numbers. A submission cannot predict names, passwords
 * or texts, and the rows change while requests wait.
 */
final class TestUsers {
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

  private final TestData data;
  private final UnaryOperator<String> stored;
  private final Map<String, User> rows = new ConcurrentHashMap<>();
  private int made;

  /**
   * Starts without users.
   *
   * @param stored returns the text that the database stores for a password
   */
  TestUsers(TestData data, UnaryOperator<String> stored) {
    this.data = data;
    this.stored = stored;
  }

  /** A new user, with a row in the database. */
  User add() {
    User user = renewed(named());
    put(user);
    return user;
  }

  /** Adds that many new users, with rows in the database. */
  List<User> add(int many) {
    List<User> users = Stream.generate(() -> renewed(named())).limit(many).toList();
    put(users);
    return users;
  }

  private User named() {
    return new User(newName(), "", "", "");
  }

  /** Adds a user whose name has no special characters, for a first question. */
  User addPlain() {
    String name = PLAIN.get(data.random(PLAIN.size()));
    User user = renewed(new User(name + "-" + ++made + data.word(), "", "", ""));
    put(user);
    return user;
  }

  /** Adds users whose names have no special characters and differ in their endings only. */
  List<User> addWithEndings(List<String> endings) {
    String begin = PLAIN.get(data.random(PLAIN.size())) + "-" + ++made + data.word();
    List<User> users =
        endings.stream().map(end -> renewed(new User(begin + end, "", "", ""))).toList();
    put(users);
    return users;
  }

  /**
   * Adds a user whose name has what code may lose: a blank at each end, quotes, a capital letter,
   * and a letter that Latin-1 does not have.
   */
  User addAwkward() {
    User user = renewed(new User(" 'N名' \"" + ++made + data.word() + "\" ", "", "", ""));
    put(user);
    return user;
  }

  /** A random word. */
  String word() {
    return data.word();
  }

  /** A name that no user has. */
  String newName() {
    String name = NAMES.get((data.random(NAMES.size()) + made) % NAMES.size());
    return name + " " + ++made + data.word();
  }

  /** Returns the same name with a new password, info and history; not yet in the database. */
  User renewed(User user) {
    return new User(
        user.username(),
        data.word() + " pass 'ö' " + data.word(),
        "info \"" + data.word() + "\" ∞ " + data.word(),
        "history <" + data.word() + "> é " + data.word());
  }

  /** Writes that row to the run and to the submission's database. */
  void put(User user) {
    put(List.of(user));
  }

  /** Writes these rows, all at once. */
  void put(List<User> users) {
    users.forEach(user -> rows.put(user.username(), user));
    data.put(UserTable.NAME, users.stream().map(this::row).toList());
  }

  private List<String> row(User user) {
    return UserTable.row(
        new User(user.username(), stored.apply(user.password()), user.info(), user.history()));
  }

  /** The current row of that name. */
  Optional<User> find(String username) {
    return Optional.ofNullable(rows.get(username));
  }
}
