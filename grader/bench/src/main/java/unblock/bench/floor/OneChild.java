package unblock.bench.floor;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import unblock.bench.ResourceCost;
import unblock.engine.exercise.Exercise;
import unblock.engine.run.Sandbox;
import unblock.given.User;
import unblock.runtime.ConstructorArgument;
import unblock.runtime.ProtocolMessage;
import unblock.runtime.UserStoreMaker;
import unblock.runtime.UserTable;

/**
 * The floor: a child starts with a right answer, serves three requests and ends, without inspection
 * or judging.
 */
final class OneChild {
  private static final int PATIENCE_MS = 60_000;

  private final Sandbox sandbox;
  private final List<Path> classPath;
  private final Exercise exercise;
  private final Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private int runs;

  /**
   * @param classPath the given API, its libraries, and the answer
   * @param exercise an exercise with a blocking store
   * @param folder the folder for files of the children
   */
  OneChild(Sandbox sandbox, List<Path> classPath, Exercise exercise, Path folder) {
    this.sandbox = sandbox;
    this.classPath = classPath;
    this.exercise = exercise;
    this.folder = folder;
  }

  /** Runs one child. */
  void run() throws Exception {
    Path work = Files.createDirectory(folder.resolve("floor-" + ++runs));
    Path data = Files.createDirectory(folder.resolve("data-" + runs));
    Path database = data.resolve("users.db");
    UserTable.write(database, List.of(new User("alice", "secret", "Alice likes tea.", "never")));
    Process process = sandbox.start(classPath, data, work);
    try (ServerSocket listener = new ServerSocket(0, 16, InetAddress.getLoopbackAddress())) {
      daemon(() -> process.getInputStream().transferTo(OutputStream.nullOutputStream()));
      try (OutputStream input = process.getOutputStream()) {
        input.write((listener.getLocalPort() + " token\n").getBytes(StandardCharsets.UTF_8));
      }
      listener.setSoTimeout(PATIENCE_MS);
      try (Socket control = listener.accept()) {
        converse(control, database);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private void converse(Socket control, Path database) throws Exception {
    ProtocolMessage.readFrom(control.getInputStream()); // The token of the child.
    exercise
        .order(database, List.of(ConstructorArgument.of(UserStoreMaker.class)))
        .toMessage("main")
        .writeTo(control.getOutputStream());
    int port = Integer.parseInt(ProtocolMessage.readFrom(control.getInputStream()).field(1));
    daemon(() -> holdTheGateOpen(control));
    for (String path : List.of("/login", "/info", "/history")) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString("username=alice&password=secret"))
              .build();
      int status = client.send(request, BodyHandlers.ofString()).statusCode();
      if (status != 200) {
        throw new IOException(path + " answered " + status);
      }
    }
  }

  private static void holdTheGateOpen(Socket control) throws IOException {
    while (true) {
      ProtocolMessage report = ProtocolMessage.readFrom(control.getInputStream());
      if (report.kind().equals("gate")) {
        ProtocolMessage.of("go", report.field(0)).writeTo(control.getOutputStream());
      }
    }
  }

  private static void daemon(ResourceCost.Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (Exception e) {
                return; // The child or the listener has ended.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
