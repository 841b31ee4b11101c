package unblock.engine.compile;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The grader's side of one {@link CompilerMain}: a JVM that compiles one request at a time. It runs
 * no code of a submission, so its replies can be trusted.
 */
final class CompilerProcess implements AutoCloseable {
  /**
   * Only the JVM's first compiler, and the simple collector: measured over 200 answers, 24 ms of
   * CPU time each instead of 46, the first after 370 ms instead of 570.
   */
  private static final List<String> FLAGS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xshare:auto",
          "-XX:-UsePerfData",
          "-XX:+DisplayVMOutputToStderr",
          "-XX:+ExitOnOutOfMemoryError",
          "-Xmx" + CompilerBounds.HEAP_MIB + "m");

  /** Environment variables that are meant for the grader's own JVM. */
  private static final List<String> FOR_THE_GRADER =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private static final long TO_END_MS = 5_000;

  private final Process process;
  private final DataOutputStream requests;
  private final DataInputStream replies;
  private CompileReply.Progress last = new CompileReply.Progress("", "");

  /**
   * The CPU time before the newest request; zero for the first one, which includes the process's
   * start.
   */
  private volatile Duration cpuBefore = Duration.ZERO;

  private volatile long sinceNanos = System.nanoTime();
  private boolean hasCompiled;

  /**
   * Starts the process.
   *
   * @throws IOException when it cannot be started
   */
  CompilerProcess() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    builder.command().addAll(FLAGS);
    builder.command().addAll(List.of("-cp", home().toString(), CompilerMain.class.getName()));
    builder.environment().keySet().removeAll(FOR_THE_GRADER);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    process = builder.start();
    requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    replies = new DataInputStream(new BufferedInputStream(process.getInputStream()));
  }

  private static Path home() throws IOException {
    try {
      return Path.of(
          CompilerMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /**
   * Compiles the request and returns the result.
   *
   * @throws IOException when the process ended meanwhile; {@link #ended} gives the reason
   */
  CompileReply compile(CompileRequest request) throws IOException {
    last = new CompileReply.Progress("", "");
    if (hasCompiled) {
      cpuBefore = cpu().orElse(Duration.ZERO);
      sinceNanos = System.nanoTime();
    }
    hasCompiled = true;
    request.writeTo(requests);
    while (true) {
      CompileReply reply = CompileReply.readFrom(replies);
      if (!(reply instanceof CompileReply.Progress progress)) {
        return reply;
      }
      last = progress;
    }
  }

  /**
   * The CPU time of the newest request; wall time where the system does not report it. Called by
   * any thread.
   */
  Duration cpuOfRequest() {
    return cpu()
        .map(all -> all.minus(cpuBefore))
        .orElseGet(() -> Duration.ofNanos(System.nanoTime() - sinceNanos));
  }

  private Optional<Duration> cpu() {
    return process.info().totalCpuDuration();
  }

  /** The last class that javac was working on. */
  CompileReply.Progress last() {
    return last;
  }

  /** Returns the exit status of a process that no longer replies; ends it if it is alive. */
  int ended() throws IOException {
    try {
      if (!process.waitFor(TO_END_MS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  /** Ends it at once, also while it compiles. Safe to call twice and from any thread. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
