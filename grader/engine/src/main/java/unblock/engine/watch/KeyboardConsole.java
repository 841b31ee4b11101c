package unblock.engine.watch;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;

/** A terminal that is cleared for each page and passes on each key without Enter. */
final class KeyboardConsole implements WatchConsole {
  private static final int USUAL_WIDTH = 80;

  private final Terminal terminal;
  private final Attributes before;
  private volatile boolean isClosed;

  private KeyboardConsole(Terminal terminal, Attributes before) {
    this.terminal = terminal;
    this.before = before;
  }

  /**
   * Takes the terminal of this process; empty when the input or the output is none, or when the
   * terminal cannot be cleared. JLine restores it when the process is interrupted.
   *
   * @param events called with each key, on a thread of its own
   */
  static Optional<WatchConsole> open(Consumer<WatchEvent> events) {
    try {
      Terminal terminal =
          TerminalBuilder.builder()
              .system(true)
              .systemOutput(TerminalBuilder.SystemOutput.SysOut)
              .dumb(false)
              .build();
      if (terminal.getStringCapability(Capability.clear_screen) == null) {
        terminal.close();
        return Optional.empty();
      }
      terminal.handle(Terminal.Signal.WINCH, signal -> events.accept(new WatchEvent.Resized()));
      KeyboardConsole console = new KeyboardConsole(terminal, terminal.enterRawMode());
      Thread keys = new Thread(() -> console.read(events), "keys");
      keys.setDaemon(true);
      keys.start();
      return Optional.of(console);
    } catch (IOException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  private void read(Consumer<WatchEvent> events) {
    try {
      for (int next = terminal.reader().read(); next >= 0; next = terminal.reader().read()) {
        WatchKey.of(next).ifPresent(key -> events.accept(new WatchEvent.KeyPressed(key)));
      }
    } catch (IOException e) {
      // The terminal is closed, as at the end of the input.
    }
    events.accept(new WatchEvent.InputEnded());
  }

  @Override
  public int width() {
    return terminal.getWidth() > 0 ? terminal.getWidth() : USUAL_WIDTH;
  }

  @Override
  public void show(List<String> page) {
    if (isClosed) {
      return; // The process ends.
    }
    terminal.puts(Capability.clear_screen);
    page.forEach(terminal.writer()::println);
    terminal.flush();
  }

  @Override
  public void close() {
    isClosed = true;
    try {
      terminal.setAttributes(before);
      terminal.close();
    } catch (IOException e) {
      return; // The terminal is gone.
    }
  }
}
