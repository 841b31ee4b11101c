package unblock.engine.compile;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The grader's side of one {@link CompilerMain}: a JVM that compiles what it is asked for, one
 * request at a time. It runs nothing of a submission, so that its replies can be believed.
 */
final class CompilerProcess implements AutoCloseable {
  /**
   * The first compiler of the JVM alone and the simple collector: measured over 200 answers, 24 ms
   * of CPU time each instead of 46, the first after 370 ms instead of 570.
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

  /** With these, whoever set them means the grader's own JVM. */
  private static final List<String> FOR_THE_GRADER =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private static final long TO_END_MS = 5_000;

  private final Process process;
  private final DataOutputStream requests;
  private final DataInputStream replies;
  private CompileReply.Progress last = new CompileReply.Progress("", "");

  /**
   * Starts it.
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
   * What became of the request.
   *
   * @throws IOException when the process ended meanwhile; {@link #ended} tells why
   */
  CompileReply compile(CompileRequest request) throws IOException {
    last = new CompileReply.Progress("", "");
    request.writeTo(requests);
    while (true) {
      CompileReply reply = CompileReply.readFrom(replies);
      if (!(reply instanceof CompileReply.Progress progress)) {
        return reply;
      }
      last = progress;
    }
  }

  /** Which class was under way last. */
  CompileReply.Progress last() {
    return last;
  }

  /** The exit status of a process that does not reply any more; ends it when it lives on. */
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
