package unblock.exercises.offload;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process that does nothing for 120 s: a shell's, or where there is none this JVM's own program. */
final class Sleeper {
  private Sleeper() {}

  public static void main(String[] arguments) throws InterruptedException {
    TimeUnit.SECONDS.sleep(120);
  }

  static void start() throws IOException {
    try {
      new ProcessBuilder("setsid", "sh", "-c", "sleep 120; : unblock-attack-30").start();
    } catch (IOException e) {
      new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx16m",
              "-XX:TieredStopAtLevel=1",
              "-Dunblock-attack-30",
              "-cp",
              System.getProperty("java.class.path"),
              Sleeper.class.getName())
          .start();
    }
  }
}
