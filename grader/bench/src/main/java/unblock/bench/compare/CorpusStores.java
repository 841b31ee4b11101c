package unblock.bench.compare;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import unblock.given.AsyncUserStore;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserStore;
import unblock.runtime.UserTable;

/**
 * The dependencies of handlers: a SQLite file, blocking and asynchronous, and an upstream service.
 */
final class CorpusStores {
  private static final Path FILE = Path.of("users.db");

  /** About 20 ms of work inside SQLite, as in a slow statement. */
  private static final String SLOW =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)"
          + " SELECT u.* FROM users u WHERE username = ? AND (SELECT count(*) FROM n) > 0";

  private final ExecutorService driver = Executors.newCachedThreadPool();
  private final AtomicInteger pending = new AtomicInteger();

  /** Creates the files that handlers of the corpus open, in the working directory. */
  static void prepare() throws IOException, SQLException {
    if (Files.notExists(FILE)) {
      UserTable.write(
          FILE,
          Stream.of("a", "b", "c")
              .map(name -> new User(name, "secret", "info", "history"))
              .toList());
      try (Connection db = open();
          Statement statement = db.createStatement()) {
        statement.execute("CREATE TABLE attempts (username TEXT)");
      }
      Files.writeString(Path.of("users.json"), "[]");
      for (String file :
          List.of("users.txt", "a", "a.txt", "log", "application.conf", "trust.jks")) {
        Files.writeString(Path.of(file), "a\n");
      }
    }
  }

  private static Connection open() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + FILE);
  }

  UserStore blocking() {
    return CorpusStores::find;
  }

  private static Optional<User> find(String name) {
    try (Connection db = open();
        PreparedStatement query = db.prepareStatement(SLOW)) {
      query.setString(1, name);
      ResultSet row = query.executeQuery();
      return row.next()
          ? Optional.of(
              new User(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
          : Optional.empty();
    } catch (SQLException e) {
      throw new StoreException("the look-up failed", e);
    }
  }

  /** Returns a store that completes its stages on the worker, as in the exercises. */
  AsyncUserStore asynchronous(Executor worker, HandlerThreads marks) {
    return name -> {
      String handler = marks.holder();
      CompletableFuture<Optional<User>> answer = new CompletableFuture<>();
      pending.incrementAndGet();
      driver.execute(() -> deliver(name, handler, answer, worker, marks));
      return (CompletionStage<Optional<User>>) answer;
    };
  }

  private void deliver(
      String name,
      String handler,
      CompletableFuture<Optional<User>> answer,
      Executor worker,
      HandlerThreads marks) {
    Optional<User> user = find(name);
    worker.execute(
        () -> {
          try {
            marks.run(handler, () -> answer.complete(user));
          } catch (Exception e) {
            throw new IllegalStateException("completing a stage does not throw", e);
          } finally {
            pending.decrementAndGet();
          }
        });
  }

  /** Whether all asynchronous look-ups have been delivered. */
  boolean isQuiet() {
    return pending.get() == 0;
  }

  /** Starts a service that answers every request after a short delay. */
  URI upstream() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(driver);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "{\"username\":\"a\",\"info\":\"\"}".getBytes(StandardCharsets.UTF_8);
          pause();
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
