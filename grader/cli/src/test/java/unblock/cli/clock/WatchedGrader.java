package unblock.cli.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import unblock.cli.Unblock;

/**
 * Runs the grader together with a thread that counts the jumps of the time of day by an hour,
 * forward and back, compared with the monotonic clock. The counts are written to a file when the
 * grader exits.
 */
final class WatchedGrader {
  private static final long BETWEEN_LOOKS_MS = 20;
  private static final long MOST_OF_AN_HOUR_MS = TimeUnit.MINUTES.toMillis(59);

  private final AtomicInteger forward = new AtomicInteger();
  private final AtomicInteger back = new AtomicInteger();
  private long last = offset();

  private WatchedGrader() {}

  /**
   * Grades.
   *
   * @param arguments the file to write, then the grader's arguments
   */
  public static void main(String[] arguments) {
    WatchedGrader witness = new WatchedGrader();
    var unused =
        Executors.newSingleThreadScheduledExecutor(WatchedGrader::daemon)
            .scheduleAtFixedRate(witness::look, 0, BETWEEN_LOOKS_MS, TimeUnit.MILLISECONDS);
    Path file = Path.of(arguments[0]);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> witness.write(file)));
    Unblock.main(Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "witness");
    thread.setDaemon(true);
    return thread;
  }

  private static long offset() {
    return System.currentTimeMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  private void look() {
    long now = offset();
    if (now - last > MOST_OF_AN_HOUR_MS) {
      forward.incrementAndGet();
    } else if (last - now > MOST_OF_AN_HOUR_MS) {
      back.incrementAndGet();
    }
    last = now;
  }

  private void write(Path file) {
    try {
      Files.write(file, List.of(forward.toString(), back.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
