package unblock.runtime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import unblock.given.User;
import unblock.given.UserApi;

/**
 * Runs a child without a submission and with a minimal grader, through every step of a child once,
 * so that the JVM records the loaded classes. It ends by itself with status 0; any other status
 * means that the round was not completed.
 */
public final class TrainingRound {
  private static final String TOKEN = "training";
  private static final long PATIENCE_S = 30;
  private static final List<String> PATHS = List.of("/login", "/info", "/history");

  private final BlockingQueue<ProtocolMessage> reports = new LinkedBlockingQueue<>();
  private final BlockingQueue<Socket> controls = new LinkedBlockingQueue<>();

  private TrainingRound() {}

  /**
   * Runs the round.
   *
   * @param arguments an empty folder
   */
  public static void main(String[] arguments) throws Exception {
    ChildMain.readLibraries();
    Path database = Path.of(arguments[0]).resolve("users.db");
    UserTable.write(database, List.of(new User("alice", "secret", "Alice likes tea.", "never")));
    try (ServerSocket listener = new ServerSocket(0, 16, InetAddress.getLoopbackAddress())) {
      TrainingRound training = new TrainingRound();
      daemon(() -> training.listen(listener));
      System.setIn(greeting(listener.getLocalPort()));
      daemon(() -> ChildMain.main(new String[0]));
      training.grade(database);
    }
    System.exit(0); // Not by closing the connection, at which a child halts at once.
  }

  private interface Task {
    void run() throws Exception;
  }

  private static void daemon(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (Exception e) {
                return; // The missing report shows the failure.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static InputStream greeting(int port) {
    return new ByteArrayInputStream((port + " " + TOKEN).getBytes(StandardCharsets.UTF_8));
  }

  private void listen(ServerSocket listener) throws IOException {
    while (true) {
      Socket socket = listener.accept();
      daemon(() -> serve(socket));
    }
  }

  private void serve(Socket socket) throws IOException {
    ProtocolMessage.readFrom(socket.getInputStream()); // The token of the child.
    controls.add(socket);
    while (true) {
      ProtocolMessage report = ProtocolMessage.readFrom(socket.getInputStream());
      if (report.kind().equals("gate")) {
        order(socket, "go", report.field(0));
      } else if (!report.kind().equals("mark")) {
        reports.add(report);
      }
    }
  }

  private void grade(Path database) throws Exception {
    Socket control = soon(controls);
    String handlers = TrainingHandlers.class.getName();
    Map<String, String> routes = new LinkedHashMap<>();
    PATHS.forEach(path -> routes.put(path, path.substring(1)));
    OpenOrder opening =
        new OpenOrder(
            database.toString(),
            handlers,
            1,
            HandlerThreads.POOL,
            UserApi.class.getName(),
            routes,
            List.of(
                ConstructorArgument.of(UserStoreMaker.class),
                ConstructorArgument.of(AsyncUserStoreMaker.class)));
    opening.toMessage("main").writeTo(control.getOutputStream());
    int port = Integer.parseInt(report("opened").field(1));
    for (String path : PATHS) {
      ask(port, path);
    }
    order(control, "snapshot", "snapshot");
    report("snapshot");
    order(control, "calls", "calls");
    report("calls");
    // Not close, which waits two seconds for threads to end: this grader has threads in this JVM.
    order(control, "discard", "main");
    report("discarded");
  }

  private static void order(Socket control, String kind, String... fields) throws IOException {
    ProtocolMessage.of(kind, fields).writeTo(control.getOutputStream());
  }

  private ProtocolMessage report(String kind) throws Exception {
    ProtocolMessage report = soon(reports);
    if (!report.kind().equals(kind)) {
      throw new IOException("Not " + kind + " but " + report);
    }
    return report;
  }

  private static <T> T soon(BlockingQueue<T> queue) throws Exception {
    T head = queue.poll(PATIENCE_S, TimeUnit.SECONDS);
    if (head == null) {
      throw new IOException("The child keeps silent");
    }
    return head;
  }

  /** Sends a request by HttpClient, which answers to the upstream exercise use in the child. */
  private static void ask(int port, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Request-Id", "T")
            .POST(HttpRequest.BodyPublishers.ofString("username=alice&password=secret"))
            .build();
    var unused =
        HttpClient.newHttpClient()
            .sendAsync(request, BodyHandlers.ofString())
            .get(PATIENCE_S, TimeUnit.SECONDS);
  }
}
