package unblock.cli;

import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import unblock.message.Message;

/** Shows the progress of a round and an estimate of the remaining time. */
interface RoundProgress extends AutoCloseable {
  /** Shows nothing, for a round of one submission. */
  RoundProgress NONE = () -> {};

  /** Counts one more finished submission. */
  void step();

  @Override
  default void close() {
    // Nothing is left on the screen.
  }

  /** Returns a bar for an interactive terminal, or else lines. */
  static RoundProgress of(TerminalScreen screen, int total, Map<String, String> environment) {
    if (total < 2 || screen.isQuiet()) {
      return NONE;
    }
    boolean bar = TerminalScreen.hasColour() && !environment.containsKey("CI");
    return bar ? new Bar(screen, total) : new Lines(screen, total, System::nanoTime);
  }

  /** A progress bar on a terminal: one line below the results, which is drawn repeatedly. */
  final class Bar implements RoundProgress {
    private static final int WIDTH = 79;

    private final ProgressBar bar;

    Bar(TerminalScreen screen, int total) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(screen.texts().text("cli.progress.bar"))
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.ASCII)
              .setConsumer(new DelegatingProgressBarConsumer(screen::last, WIDTH))
              .build();
    }

    @Override
    public void step() {
      bar.step();
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  /** A line in a log, from time to time. */
  final class Lines implements RoundProgress {
    private static final long PAUSE_NS = Duration.ofSeconds(10).toNanos();

    /** After so many lines, the pause is three times as long: 12 lines in 20 minutes. */
    private static final int LINES_PER_PAUSE = 3;

    private final TerminalScreen screen;
    private final int total;
    private final LongSupplier nanoTime;
    private final long startNs;
    private long lastNs;
    private int done;
    private int shown;
    private long pauseNs = PAUSE_NS;

    /**
     * Creates the lines for a round.
     *
     * @param nanoTime a clock, in ns
     */
    Lines(TerminalScreen screen, int total, LongSupplier nanoTime) {
      this.screen = screen;
      this.total = total;
      this.nanoTime = nanoTime;
      this.startNs = nanoTime.getAsLong();
      this.lastNs = startNs;
    }

    @Override
    public void step() {
      done++;
      long nowNs = nanoTime.getAsLong();
      if (done < total && nowNs - lastNs >= pauseNs) {
        shown++;
        pauseNs *= shown % LINES_PER_PAUSE == 0 ? 3 : 1;
        lastNs = nowNs;
        long leftNs = (long) ((double) (nowNs - startNs) / done * (total - done));
        screen.remark(line(leftNs));
      }
    }

    private Message line(long leftNs) {
      long s = Duration.ofNanos(leftNs).toSeconds();
      return s < 90
          ? Message.of("cli.progress.seconds", "done", done, "total", total, "s", Math.max(1, s))
          : Message.of("cli.progress.minutes", "done", done, "total", total, "min", (s + 30) / 60);
    }
  }
}
