package unblock.engine.run;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A main program that tries the attacks of a hostile submission and prints its results. */
public final class Intruder {
  private static final int FLOOD_MIB = 200;
  private static final int FLOOD_OF_FILES = 100_000;
  private static final int FLOOD_OF_THREADS = 3_000;

  private Intruder() {}

  /** The arguments are the attack and its parameters. */
  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "look" -> look(Path.of(arguments[1]), arguments[2]);
      case "flood" -> flood();
      case "daemon" -> daemon(arguments[1]);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void tell(String what, Object howFar) {
    System.out.println(what + "=" + howFar);
  }

  private static void look(Path others, String victim) throws Exception {
    tell(
        "environment",
        System.getenv().keySet().stream().filter(key -> !key.equals("PWD")).toList());
    tell("shadow", Files.isReadable(Path.of("/etc/shadow")));
    tell("others", Files.isReadable(others.resolve("secret.txt")));
    tell("sees", ProcessHandle.of(Long.parseLong(victim)).isPresent());
    tell("kills", ProcessHandle.of(Long.parseLong(victim)).map(ProcessHandle::destroyForcibly));
    tell("outside", writes(others.resolve("left-by-the-intruder.txt")));
    tell("own", writes(Path.of("mine.txt")));
  }

  private static boolean writes(Path file) {
    try {
      Files.writeString(file, "I was here");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void flood() throws Exception {
    tell("file", mib(List.of(Path.of("one"))));
    Files.delete(Path.of("one"));
    tell("disk", mib(List.of(Path.of("a"), Path.of("b"), Path.of("c"), Path.of("d"))));
    tell("files", files());
    tell("threads", threads());
    Runtime.getRuntime().halt(0);
  }

  /** The capacity of these files, in MiB. */
  private static int mib(List<Path> files) {
    byte[] one = new byte[1 << 20];
    int written = 0;
    for (Path file : files) {
      try (OutputStream out = Files.newOutputStream(file)) {
        for (int i = 0; i < FLOOD_MIB / files.size(); i++) {
          out.write(one);
          written++;
        }
      } catch (IOException e) {
        return written;
      }
    }
    return written;
  }

  private static int files() {
    List<FileInputStream> open = new ArrayList<>();
    try {
      while (open.size() < FLOOD_OF_FILES) {
        open.add(new FileInputStream("/dev/null"));
      }
    } catch (IOException e) {
      return open.size();
    }
    return open.size();
  }

  private static int threads() {
    CountDownLatch never = new CountDownLatch(1);
    int started = 0;
    try {
      for (; started < FLOOD_OF_THREADS; started++) {
        Thread thread =
            new Thread(
                () -> {
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    return;
                  }
                });
        thread.setDaemon(true);
        thread.start();
      }
    } catch (OutOfMemoryError e) {
      return started;
    }
    return started;
  }

  /** Leaves a process that has left its parents, and waits to be ended. */
  private static void daemon(String name) throws Exception {
    new ProcessBuilder("setsid", "sh", "-c", "sleep %s & echo gone=true".formatted(name))
        .inheritIO()
        .start()
        .waitFor();
    int unused = System.in.read();
  }
}
