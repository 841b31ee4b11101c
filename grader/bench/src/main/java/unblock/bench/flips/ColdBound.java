package unblock.bench.flips;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import unblock.engine.exercise.Exercise;
import unblock.engine.run.ProcessSandbox;
import unblock.given.User;
import unblock.runtime.AsyncUserStoreMaker;
import unblock.runtime.ConstructorArgument;
import unblock.runtime.DurationMaker;
import unblock.runtime.ProtocolMessage;
import unblock.runtime.UriMaker;
import unblock.runtime.UserStoreMaker;
import unblock.runtime.UserTable;

/**
 * Measures like a simple test: in a new process, each slow call takes {@value #DELAY_MS} ms, three
 * requests arrive at once, and a bound limits the time until all are answered.
 */
final class ColdBound implements AutoCloseable {
  static final int DELAY_MS = 200;

  /** Replaces the time if one of the three requests did not get a right reply. */
  static final String NEVER = "never";

  private static final int START_SECONDS = 60;
  private static final int REPLY_SECONDS = 10;
  private static final String TOKEN = "plain";
  private static final List<User> USERS =
      List.of(
          new User("alice", "secret", "tea", "Monday"),
          new User("bob", "hunter2", "bikes", "never"),
          new User("carol", "pa55", "songs", "Friday"));

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer upstream;

  ColdBound() throws IOException, InterruptedException {
    upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    upstream.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "upstream");
              thread.setDaemon(true);
              return thread;
            }));
    upstream.createContext(
        "/users/",
        exchange -> {
          try (exchange) {
            byte[] body = json(exchange.getRequestURI().getPath().split("/", -1));
            pause();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    upstream.start();
    // The client is warm, as it would be after a few submissions; only the child is new.
    URI some = URI.create(base() + "/users/bob/info");
    client.send(HttpRequest.newBuilder(some).build(), HttpResponse.BodyHandlers.ofString());
  }

  private String base() {
    return "http://127.0.0.1:" + upstream.getAddress().getPort();
  }

  private static byte[] json(String[] steps) {
    User user = USERS.get(steps[2].equals("bob") ? 1 : 2);
    String value = steps[3].equals("info") ? user.info() : user.history();
    return "{\"username\":\"%s\",\"%s\":\"%s\"}"
        .formatted(user.username(), steps[3], value)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(DELAY_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Starts the classes in a new process and measures its first three requests.
   *
   * @param folder an empty folder
   * @return ms, {@value #NEVER}, or empty if its server did not start
   */
  String measure(Exercise exercise, List<Path> classPath, Path folder)
      throws IOException, SQLException, InterruptedException {
    Path data = Files.createDirectory(folder.resolve("data"));
    Path users = data.resolve("users.db");
    Path work = Files.createDirectory(folder.resolve("work"));
    UserTable.write(users, USERS);
    Process process = new ProcessSandbox().start(classPath, data, work);
    try (ServerSocket listener = new ServerSocket(0, 256, InetAddress.getLoopbackAddress())) {
      daemon(() -> process.getInputStream().transferTo(OutputStream.nullOutputStream()));
      CompletableFuture<Integer> port = new CompletableFuture<>();
      ProtocolMessage order = exercise.order(users, given()).toMessage("main");
      daemon(() -> serve(listener, order, port));
      try (OutputStream input = process.getOutputStream()) {
        String greeting = listener.getLocalPort() + " " + TOKEN + "\n";
        input.write(greeting.getBytes(StandardCharsets.UTF_8));
      }
      return three(port.get(START_SECONDS, TimeUnit.SECONDS));
    } catch (ExecutionException | TimeoutException e) {
      return "";
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /** Returns the dependencies of all exercises; a constructor takes them by type. */
  private List<ConstructorArgument> given() {
    return List.of(
        ConstructorArgument.of(UserStoreMaker.class),
        ConstructorArgument.of(AsyncUserStoreMaker.class),
        ConstructorArgument.of(UriMaker.class, base()),
        ConstructorArgument.of(DurationMaker.class, "60000"));
  }

  private void serve(ServerSocket listener, ProtocolMessage open, CompletableFuture<Integer> port)
      throws IOException {
    while (true) {
      Socket socket = listener.accept();
      daemon(
          () -> {
            try (socket) {
              ProtocolMessage.readFrom(socket.getInputStream()); // The token of the child.
              open.writeTo(socket.getOutputStream());
              while (true) {
                ProtocolMessage told = ProtocolMessage.readFrom(socket.getInputStream());
                if (told.kind().equals("gate")) {
                  daemon(() -> letGo(socket, told.field(0)));
                } else if (told.kind().equals("opened")) {
                  port.complete(Integer.valueOf(told.field(1)));
                } else if (told.kind().equals("unopened")) {
                  port.completeExceptionally(new IOException(told.field(1)));
                }
              }
            }
          });
    }
  }

  private static void letGo(Socket socket, String arrival) throws IOException {
    pause();
    ProtocolMessage.of("go", arrival).writeTo(socket.getOutputStream());
  }

  private String three(int port) {
    long start = System.nanoTime();
    List<CompletableFuture<HttpResponse<String>>> replies = new ArrayList<>();
    replies.add(send(port, "login", USERS.get(0)));
    replies.add(send(port, "info", USERS.get(1)));
    replies.add(send(port, "history", USERS.get(2)));
    Optional<String> late = Optional.empty();
    for (CompletableFuture<HttpResponse<String>> reply : replies) {
      boolean right =
          reply.handle((came, wrong) -> wrong == null && came.statusCode() == 200).join();
      late = right ? late : Optional.of(NEVER);
    }
    return late.orElse(Long.toString((System.nanoTime() - start) / 1_000_000));
  }

  private CompletableFuture<HttpResponse<String>> send(int port, String route, User user) {
    String form =
        "username="
            + URLEncoder.encode(user.username(), StandardCharsets.UTF_8)
            + (route.equals("login") ? "&password=" + user.password() : "");
    return client.sendAsync(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + route))
            .timeout(Duration.ofSeconds(REPLY_SECONDS))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** A task that ends when its streams are closed. */
  private interface Serving {
    void run() throws IOException;
  }

  private static void daemon(Serving serving) {
    Thread thread =
        new Thread(
            () -> {
              try {
                serving.run();
              } catch (IOException e) {
                return; // The child or this measurement has ended.
              }
            },
            "plain-bound");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    upstream.stop(0);
  }
}
