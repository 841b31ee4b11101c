package unblock.bench.flips;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Some tasks graded under one load, by one process with one grader and one seed. The process ends
 * at the end of its standard input, so that it does not outlive this one.
 */
final class GradingBatch implements AutoCloseable {
  private final ActiveLoad load;
  private final Process worker;

  private GradingBatch(ActiveLoad load, Process worker) {
    this.load = load;
    this.worker = worker;
  }

  /**
   * Starts the load and the process.
   *
   * @param tasks the exercises of each submission that is graded
   * @param arguments as in {@link GradingProcess}
   */
  static GradingBatch start(
      LoadProfile profile,
      long seed,
      List<String> arguments,
      List<List<GradingTask>> tasks,
      Path log)
      throws IOException {
    ActiveLoad load = ActiveLoad.start(profile, seed);
    try {
      Process worker =
          new ProcessBuilder(load.around(JvmCommand.command(GradingProcess.class, "1g", arguments)))
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      load.take(worker);
      GradingBatch batch = new GradingBatch(load, worker);
      batch.tell(tasks);
      return batch;
    } catch (IOException | RuntimeException e) {
      load.close();
      throw e;
    }
  }

  private void tell(List<List<GradingTask>> tasks) throws IOException {
    String lines = tasks.stream().map(GradingTask::names).collect(Collectors.joining("\n"));
    OutputStream input = worker.getOutputStream();
    input.write((lines + "\n\n").getBytes(StandardCharsets.UTF_8));
    input.flush(); // The stream stays open.
  }

  String how() {
    return load.how();
  }

  /** Waits until all tasks are graded; the process limits the time of each. */
  void await() throws InterruptedException {
    worker.waitFor();
  }

  @Override
  public void close() {
    List<ProcessHandle> below = worker.descendants().toList();
    worker.destroyForcibly();
    below.forEach(ProcessHandle::destroyForcibly);
    try {
      worker.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    load.close();
  }
}
