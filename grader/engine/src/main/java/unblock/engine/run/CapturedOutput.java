package unblock.engine.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** The beginning of a submission's output, kept for its author; the rest is read and dropped. */
final class CapturedOutput {
  private static final int KEPT = 64 * 1024;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /**
   * Reads that stream to its end, so that its writer never waits.
   *
   * @param output called for each part that was read
   */
  static void drain(InputStream stream, Supplier<CapturedOutput> output) {
    byte[] buffer = new byte[8192];
    try (stream) {
      for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
        output.get().keep(buffer, n);
      }
    } catch (IOException e) {
      return; // The stream was closed: the process has ended.
    }
  }

  private synchronized void keep(byte[] buffer, int n) {
    bytes.write(buffer, 0, Math.max(0, Math.min(n, KEPT - bytes.size())));
  }

  /** The output kept so far. */
  synchronized String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
