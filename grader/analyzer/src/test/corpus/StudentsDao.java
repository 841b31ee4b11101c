package corpus;

import io.javalin.http.Context;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Layers: DAOs, repositories and services, some with a database below and some with a map. */
class StudentsDao extends Handlers {
  private static final String URL = "jdbc:sqlite:users.db";

  private final AccountService service = new AccountService(new SqliteAccounts(URL));
  private final AccountService offline = new AccountService(new MapAccounts(Map.of("alice", "x")));
  private final Accounts preloaded;
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final ThreadLocal<Connection> connections = ThreadLocal.withInitial(StudentsDao::open);

  StudentsDao() {
    // Once, at start-up, when nobody waits yet.
    this.preloaded = new MapAccounts(new SqliteAccounts(URL).all());
  }

  /** What a repository can do. */
  interface Accounts {
    Optional<String> passwordOf(String name);

    void rename(String from, String to);
  }

  record Account(String name, String password) {
    static Account from(ResultSet row) throws SQLException {
      return new Account(row.getString("username"), row.getString("password"));
    }
  }

  static final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DataException(SQLException cause) {
      super(cause);
    }
  }

  private static Connection open() {
    try {
      return DriverManager.getConnection(URL);
    } catch (SQLException e) {
      throw new DataException(e);
    }
  }

  /** The usual template: opens, runs, closes. */
  abstract static class Query<T> {
    abstract T read(ResultSet rows) throws SQLException;

    T run(String url, String sql, Object... parameters) {
      try (Connection connection = DriverManager.getConnection(url);
          PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < parameters.length; i++) {
          statement.setObject(i + 1, parameters[i]);
        }
        try (ResultSet rows = statement.executeQuery()) {
          return read(rows);
        }
      } catch (SQLException e) {
        throw new DataException(e);
      }
    }
  }

  static class SqliteAccounts implements Accounts {
    private final String url;

    SqliteAccounts(String url) {
      this.url = url;
    }

    @Override
    public Optional<String> passwordOf(String name) {
      return new Query<Optional<String>>() {
        @Override
        Optional<String> read(ResultSet rows) throws SQLException {
          return rows.next() ? Optional.of(Account.from(rows).password()) : Optional.empty();
        }
      }.run(url, "SELECT * FROM users WHERE username = ?", name);
    }

    @Override
    public void rename(String from, String to) {
      try (Connection connection = DriverManager.getConnection(url);
          PreparedStatement update =
              connection.prepareStatement("UPDATE users SET username = ? WHERE username = ?")) {
        update.setString(1, to);
        update.setString(2, from);
        update.executeUpdate();
      } catch (SQLException e) {
        throw new DataException(e);
      }
    }

    Map<String, String> all() {
      return new Query<Map<String, String>>() {
        @Override
        Map<String, String> read(ResultSet rows) throws SQLException {
          Map<String, String> all = new HashMap<>();
          while (rows.next()) {
            Account account = Account.from(rows);
            all.put(account.name(), account.password());
          }
          return all;
        }
      }.run(url, "SELECT * FROM users");
    }
  }

  static class MapAccounts implements Accounts {
    private final Map<String, String> passwords;

    MapAccounts(Map<String, String> passwords) {
      this.passwords = new ConcurrentHashMap<>(passwords);
    }

    @Override
    public Optional<String> passwordOf(String name) {
      return Optional.ofNullable(passwords.get(name));
    }

    @Override
    public void rename(String from, String to) {
      String password = passwords.remove(from);
      if (password != null) {
        passwords.put(to, password);
      }
    }
  }

  static class AccountService {
    private final Accounts accounts;

    AccountService(Accounts accounts) {
      this.accounts = accounts;
    }

    boolean mayEnter(String name, String password) {
      return accounts.passwordOf(name).map(password::equals).orElse(false);
    }

    void rename(String from, String to) {
      if (from.equals(to)) {
        return;
      }
      accounts.rename(from, to);
    }
  }

  void loginByService(Context ctx) { // BLOCKS: service, repository, template, and there JDBC
    boolean welcome = service.mayEnter(ctx.formParam("username"), ctx.formParam("password"));
    ctx.status(welcome ? 200 : 401);
    ctx.json(Map.of(welcome ? "message" : "detail", welcome ? "Welcome!" : "Invalid credentials"));
  }

  void loginByPreloaded(Context ctx) { // OK: the table was read at start-up, this asks a map
    Optional<String> password = preloaded.passwordOf(ctx.formParam("username"));
    boolean welcome = password.isPresent() && password.get().equals(ctx.formParam("password"));
    ctx.status(welcome ? 200 : 401).result(welcome ? "Welcome!" : "Invalid credentials");
  }

  void loginOffline(Context ctx) { // OK: this service was built on the map, not on the database
    boolean welcome = offline.mayEnter(ctx.formParam("username"), ctx.formParam("password"));
    ctx.status(welcome ? 200 : 401).result(welcome ? "Welcome!" : "Invalid credentials");
  }

  void renameInDatabase(Context ctx) { // BLOCKS: an update, though it gives nothing back
    service.rename(ctx.formParam("from"), ctx.formParam("to"));
    ctx.status(204);
  }

  void renameInBackground(Context ctx) { // OK: the update runs on the pool
    String from = ctx.formParam("from");
    String to = ctx.formParam("to");
    ctx.future(
        () ->
            CompletableFuture.runAsync(() -> service.rename(from, to), pool)
                .thenRun(() -> ctx.status(204)));
  }

  void connectionOfThread(Context ctx) throws SQLException { // BLOCKS: a query all the same
    Connection connection = connections.get();
    try (PreparedStatement count = connection.prepareStatement("SELECT count(*) FROM users");
        ResultSet rows = count.executeQuery()) {
      ctx.result(rows.next() ? rows.getString(1) : "0");
    }
  }

  void queryOnlyDescribed(Context ctx) { // OK: a supplier of a query is made, and never asked
    String name = ctx.formParam("username");
    Supplier<Optional<String>> later = () -> new SqliteAccounts(URL).passwordOf(name);
    List<String> columns = List.of("username", "password");
    String sql = "SELECT " + String.join(", ", columns) + " FROM users WHERE username = ?";
    ctx.json(Map.of("sql", sql, "lazy", later != null));
  }
}
