package unblock.engine.run;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import unblock.message.IoMessageException;
import unblock.message.Message;

/**
 * The thread that starts all children. It lives as long as the grader: Linux ends a process that
 * asked to end with its parent when the very thread ends that started it.
 */
final class ChildStarter {
  private static final ExecutorService THREAD =
      Executors.newSingleThreadExecutor(task -> DaemonThreads.of("starter", task));

  private ChildStarter() {}

  /** The same as {@link ProcessBuilder#start()}. */
  static Process start(ProcessBuilder builder) throws IOException {
    try {
      return THREAD.submit(builder::start).get();
    } catch (ExecutionException e) {
      throw new IoMessageException(
          Message.of(
              "run.not-started",
              "reason",
              IoMessageException.troubleOf(Objects.requireNonNullElse(e.getCause(), e))),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }
}
