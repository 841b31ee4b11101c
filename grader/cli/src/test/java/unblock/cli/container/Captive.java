package unblock.cli.container;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/** Explores its container from inside, or exhausts its resources, and prints the results. */
final class Captive {
  private static final int MIB = 1 << 20;
  private static final int SHORT_MS = 10_000;
  private static final int MANY = 4_000;

  private Captive() {}

  /** Reads the test to run, and its port, from standard input. */
  public static void main(String[] arguments) throws Exception {
    Scanner in = new Scanner(System.in, StandardCharsets.UTF_8);
    String what = in.next();
    if (what.equals("look")) {
      look(Path.of(arguments[0]));
    } else if (what.equals("connect")) {
      connect(in.nextInt(), in.nextInt());
    } else if (what.equals("crowd")) {
      crowd(in.nextInt());
    } else if (what.equals("memory")) {
      memory();
    } else {
      threads();
    }
  }

  private static void print(String key, Object value) {
    System.out.println(key + ": " + value);
  }

  private static void look(Path own) throws IOException {
    print("processes", names(Path.of("/proc")).filter(each -> each.matches("\\d+")).toList());
    print("top", names(Path.of("/")).sorted().toList());
    print("beside", names(own.resolve("../..")).sorted().toList());
    print("environment", System.getenv().keySet().stream().sorted().toList());
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      String[] words = line.split(":\\s+", 2);
      if (words.length == 2) {
        print(words[0], words[1]);
      }
    }
    for (String line : Files.readAllLines(Path.of("/proc/self/limits"))) {
      String[] columns = line.split(" {2,}");
      print(columns[0], columns[1]);
    }
    List<Path> places =
        Stream.of("/", "/java", "/tmp", "/proc/sys/kernel", "/sys/fs/cgroup", "/dev")
            .map(Path::of)
            .toList();
    print(
        "writable",
        Stream.concat(places.stream(), Stream.of(own)).filter(Captive::writes).toList());
    print("disk", disk(Path.of("/work/full")));
  }

  private static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(each -> String.valueOf(each.getFileName())).toList().stream();
    }
  }

  private static boolean writes(Path folder) {
    try {
      Files.writeString(folder.resolve("captive"), "was here");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns the number of MiB that fit. */
  private static int disk(Path folder) throws IOException {
    Files.createDirectory(folder);
    for (int i = 0; i < MANY; i++) {
      try {
        Files.write(folder.resolve("f" + i), new byte[MIB]);
      } catch (IOException e) {
        return i;
      }
    }
    return MANY;
  }

  private static void connect(int admitted, int other) throws IOException {
    print(
        "interfaces",
        NetworkInterface.networkInterfaces()
            .map(NetworkInterface::getName)
            .collect(Collectors.toList()));
    print("admitted", reached("127.0.0.1", admitted));
    print("other", reached("127.0.0.1", other));
    print("bridge", reached("172.17.0.1", other));
    print("internet", reached("192.0.2.1", 80));
  }

  /** Connects until the grader closes a connection, and stays connected. */
  private static void crowd(int admitted) throws IOException {
    List<Socket> in = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), admitted);
      in.add(socket);
      if (socket.getInputStream().read() < 0) {
        print("crowd", i);
        return;
      }
    }
    print("crowd", in.size());
  }

  private static String reached(String address, int port) {
    try (Socket socket = new Socket()) {
      InetAddress host = InetAddress.getByName(address);
      socket.connect(new InetSocketAddress(host, port), SHORT_MS);
      return socket.getInputStream().read() < 0 ? "closed" : "reached";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /**
   * Allocates memory outside the heap, which no flag of the JVM limits: about 256 KiB for each
   * compression.
   */
  private static void memory() {
    List<Deflater> kept = new ArrayList<>();
    byte[] text = new byte[1 << 16];
    for (int i = 1; i <= 4 * MANY; i++) {
      Deflater deflater = new Deflater();
      deflater.setInput(text);
      deflater.deflate(
          text, 0, text.length, Deflater.SYNC_FLUSH); // Otherwise the memory is not used.
      kept.add(deflater);
    }
    print("memory", kept.size());
  }

  private static void threads() {
    CountDownLatch never = new CountDownLatch(1);
    int started = 0;
    try {
      for (; started < MANY; started++) {
        Thread thread = new Thread(null, () -> await(never), "one of many", 1 << 16);
        thread.setDaemon(true);
        thread.start();
      }
    } catch (OutOfMemoryError e) {
      print("refused", e.getMessage());
    }
    print("threads", started);
  }

  private static void await(CountDownLatch never) {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
