package unblock.engine.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.util.List;
import java.util.function.Consumer;

/**
 * A console without a terminal: prints each page after the one before, without escape sequences. A
 * line of the input that begins with the letter of a key presses it.
 */
final class LineConsole implements WatchConsole {
  private static final int WIDTH = 100;

  private final PrintStream out;

  private LineConsole(PrintStream out) {
    this.out = out;
  }

  /**
   * Starts reading keys on a daemon thread, which reads until the input ends.
   *
   * @param events called with each key and with the end of the input
   */
  static LineConsole open(Reader in, PrintStream out, Consumer<WatchEvent> events) {
    Thread keys = new Thread(() -> read(new BufferedReader(in), events), "keys");
    keys.setDaemon(true);
    keys.start();
    return new LineConsole(out);
  }

  private static void read(BufferedReader in, Consumer<WatchEvent> events) {
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.isBlank()) {
          WatchKey.of(line.strip().charAt(0))
              .ifPresent(key -> events.accept(new WatchEvent.KeyPressed(key)));
        }
      }
    } catch (IOException e) {
      // The input cannot be read any further, as at its end.
    }
    events.accept(new WatchEvent.InputEnded());
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public void show(List<String> page) {
    page.forEach(out::println);
    out.println();
    out.flush();
  }

  @Override
  public void close() {
    out.flush();
  }
}
