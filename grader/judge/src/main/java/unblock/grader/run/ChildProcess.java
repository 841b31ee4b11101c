package unblock.grader.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import unblock.given.world.Message;

/**
 * One child JVM and the connections it makes: one for orders and reports, one for each slow call
 * that waits at the gate. Nothing that the child says is believed beyond what it can know.
 */
final class ChildProcess implements AutoCloseable {
  private final Process process;
  private final Gate gate;
  private final ServerSocket listener;
  private final String token;
  private final Consumer<Message> marks;
  private final CompletableFuture<Socket> control = new CompletableFuture<>();
  private final Map<String, CompletableFuture<Message>> answers = new ConcurrentHashMap<>();
  private final BlockingQueue<Message> snapshots = new LinkedBlockingQueue<>();

  private ChildProcess(
      Process process, Gate gate, ServerSocket listener, String token, Consumer<Message> marks) {
    this.process = process;
    this.gate = gate;
    this.listener = listener;
    this.token = token;
    this.marks = marks;
  }

  /**
   * Starts a child; it connects by itself.
   *
   * @param output takes what the child prints
   * @param marks told when requests take and leave the worker, on a thread of this class
   */
  static ChildProcess start(
      Sandbox sandbox,
      List<Path> classPath,
      Path folder,
      Gate gate,
      Consumer<Message> marks,
      Output output)
      throws IOException {
    ServerSocket listener = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    String token = HexFormat.of().formatHex(secret);
    ChildProcess child =
        new ChildProcess(sandbox.start(classPath, folder), gate, listener, token, marks);
    child.greet();
    daemon("child-output", () -> output.drain(child.process.getInputStream()));
    daemon("child-listener", child::listen);
    var unused = child.process.onExit().thenRun(child::gone);
    return child;
  }

  private void greet() {
    try (var input = process.getOutputStream()) {
      String greeting = "%d %s%n".formatted(listener.getLocalPort(), token);
      input.write(greeting.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      process.destroyForcibly(); // It ended already; the run sees that.
    }
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void listen() {
    try {
      while (true) {
        Socket socket = listener.accept();
        daemon("child-connection", () -> serve(socket));
      }
    } catch (IOException e) {
      return; // Closed by close().
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      Message first = Message.readFrom(socket.getInputStream());
      if (!first.field(0).equals(token)) {
        return;
      }
      if (first.kind().equals("gate")) {
        hold(socket, first);
      } else if (first.kind().equals("control") && control.complete(socket)) {
        while (true) {
          receive(Message.readFrom(socket.getInputStream()));
        }
      }
    } catch (IOException e) {
      return; // The child closed the connection or sent nonsense; the run sees its silence.
    }
  }

  private void hold(Socket socket, Message message) throws IOException {
    List<String> frames =
        message.fields().subList(Math.min(3, message.fields().size()), message.fields().size());
    boolean go = gate.arrive(message.field(1), message.field(2), frames).passed().join();
    Message.of(go ? "go" : "fail").writeTo(socket.getOutputStream());
  }

  private void receive(Message message) {
    switch (message.kind()) {
      case "mark" -> marks.accept(message);
      case "snapshot" -> snapshots.add(message);
      default -> answer(message.field(0)).complete(message);
    }
  }

  private CompletableFuture<Message> answer(String id) {
    return answers.computeIfAbsent(id, key -> new CompletableFuture<>());
  }

  private void gone() {
    control.completeExceptionally(new IOException("The child ended before it connected"));
    gate.abandon();
  }

  /** Sends an order; the answer to the order with that id comes later, if at all. */
  CompletableFuture<Message> order(String kind, String id, String... more) {
    CompletableFuture<Message> answer = new CompletableFuture<>();
    answers.put(id, answer);
    List<String> fields = new java.util.ArrayList<>();
    fields.add(id);
    fields.addAll(List.of(more));
    var unused = control.thenAccept(socket -> send(socket, Message.of(kind, fields)));
    return answer;
  }

  /** Asks what the threads do; empty when no answer came within that time. */
  Optional<Snapshot> snapshot(long timeoutMs) {
    if (!control.isDone()) {
      return Optional.empty(); // Still starting.
    }
    snapshots.clear();
    try {
      send(control.get(timeoutMs, TimeUnit.MILLISECONDS), Message.of("snapshot"));
      return Optional.ofNullable(snapshots.poll(timeoutMs, TimeUnit.MILLISECONDS))
          .map(Snapshot::of);
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static void send(Socket socket, Message message) {
    try {
      message.writeTo(socket.getOutputStream());
    } catch (IOException e) {
      return; // The child is gone; whoever waits for its answer asks whether it is alive.
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  /** How the process ended, in words; waits a moment for one that is about to. */
  Optional<String> ended(long waitMs) {
    try {
      return process.waitFor(waitMs, TimeUnit.MILLISECONDS)
          ? Optional.of("exit status " + process.exitValue())
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Ends the process and what it started, and every wait for it. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    gate.abandon();
    var unused = control.thenAccept(ChildProcess::shut);
    shut(listener);
  }

  private static void shut(java.io.Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      return; // Already closed.
    }
  }
}
