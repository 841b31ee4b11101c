package unblock.given.world;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The JVM in which a submission runs. It does what the grader asks over one connection (open a
 * world, close it, tell what the threads do) and reports what happens; it judges nothing, and it
 * ends when that connection ends, so that no child outlives its grader.
 */
public final class Child {
  /** How long the threads of a submission may take to end after {@code close()}: the contract. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final BlockingQueue<Message> outbox = new LinkedBlockingQueue<>();
  private final Threads threads = new Threads();
  private final Worker worker =
      new Worker(
          (request, what, nanos, cpuNanos) ->
              outbox.add(
                  Message.of(
                      "mark", request, what, Long.toString(nanos), Long.toString(cpuNanos))));
  private final Map<String, World> worlds = new ConcurrentHashMap<>();
  private final Gate gate;
  private final Socket control;

  private Child(int port, String token) throws IOException {
    gate = new RemoteGate(port, token, worker);
    control = new Socket(InetAddress.getLoopbackAddress(), port);
    control.setTcpNoDelay(true);
    outbox.add(Message.of("control", token));
    threads.mark(Thread.currentThread());
    threads.foreign().forEach(threads::mark);
  }

  /**
   * Reads the grader's port and a token from standard input: neither the command line nor the
   * environment shows them to other processes.
   */
  public static void main(String[] arguments) throws IOException {
    Scanner input = new Scanner(System.in, StandardCharsets.UTF_8);
    Child child = new Child(input.nextInt(), input.next());
    child.threads.daemon(Motion.REPORTER, child::report).start();
    child.listen();
  }

  private void report() {
    try {
      while (true) {
        outbox.take().writeTo(control.getOutputStream());
      }
    } catch (IOException | InterruptedException e) {
      Runtime.getRuntime().halt(0);
    }
  }

  private void listen() {
    try {
      InputStream in = control.getInputStream();
      while (true) {
        Message order = Message.readFrom(in);
        switch (order.kind()) {
          // Not a thread of this world: what holds the constructor shows in a snapshot.
          case "open" -> new Thread(() -> open(order), "constructor").start();
          case "close" -> threads.daemon("closer", () -> close(order.field(0), GRACE)).start();
          case "discard" ->
              threads.daemon("closer", () -> close(order.field(0), Duration.ZERO)).start();
          case "calls" -> outbox.add(calls(order.field(0)));
          case "snapshot" -> outbox.add(Snapshot.take(worker, threads));
          default -> throw new IOException("Unknown order: " + order.kind());
        }
      }
    } catch (IOException e) {
      Runtime.getRuntime().halt(0);
    }
  }

  /** How long this machine takes for a known piece of computing, then all the probes tell. */
  private static Message calls(String id) {
    List<String> fields = new ArrayList<>();
    fields.add(id);
    fields.add(Long.toString(Yardstick.nanos()));
    fields.addAll(Probes.tell());
    return Message.of("calls", fields);
  }

  private void open(Message order) {
    String id = order.field(0);
    World.Setting setting =
        new World.Setting(
            order.field(1),
            Integer.parseInt(order.field(2)),
            0,
            Path.of(order.field(3)),
            URI.create(order.field(4)),
            Duration.ofMillis(Long.parseLong(order.field(5))));
    try {
      World world = World.open(setting, gate, worker, threads);
      worlds.put(id, world);
      outbox.add(Message.of("opened", id, Integer.toString(world.port())));
    } catch (Throwable e) {
      outbox.add(
          Message.of(
              "unopened", id, e.toString(), String.join("\n", Stacks.frames(e.getStackTrace()))));
    }
  }

  /**
   * Reports whether close() came back, then name and frames of each thread that stayed.
   *
   * @param forThreads how long to wait for the threads; close() itself has two seconds
   */
  private void close(String id, Duration forThreads) {
    World world = worlds.remove(id);
    if (world == null) {
      return;
    }
    world.stop();
    long start = System.nanoTime();
    Thread closing = threads.daemon("close", world::close);
    closing.start();
    List<Thread> left = threads.left();
    while ((closing.isAlive() && System.nanoTime() - start < GRACE.toNanos())
        || (!left.isEmpty() && System.nanoTime() - start < forThreads.toNanos())) {
      pause();
      left = threads.left();
    }
    List<String> fields = new ArrayList<>();
    fields.add(id);
    fields.add(closing.isAlive() ? String.join("\n", Stacks.frames(closing.getStackTrace())) : "");
    for (Thread thread : left) {
      fields.add(thread.getName());
      fields.add(String.join("\n", Stacks.frames(thread.getStackTrace())));
    }
    outbox.add(Message.of("closed", fields));
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
