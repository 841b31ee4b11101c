package unblock.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The connections that this JVM has open, where the system tells: on Linux. */
final class OpenSockets {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private OpenSockets() {}

  /** How many sockets are open; 0 where the system does not tell. */
  static int open() {
    String[] numbers = new File(DESCRIPTORS.toString()).list();
    return numbers == null ? 0 : (int) Arrays.stream(numbers).filter(OpenSockets::isSocket).count();
  }

  private static boolean isSocket(String number) {
    try {
      return Files.readSymbolicLink(DESCRIPTORS.resolve(number)).toString().startsWith("socket:");
    } catch (IOException e) {
      return false; // It has just been closed.
    }
  }

  /**
   * Whether the JDK keeps connections of its own, which a submission has no means to close: {@code
   * HttpClient} has no {@code close()} on 17, and {@code HttpURLConnection} keeps one for the next
   * request and closes it by itself some seconds later.
   */
  static boolean keptByTheJdk() {
    return LiveThread.all().stream()
        .map(LiveThread::thread)
        .anyMatch(
            thread ->
                ThreadOrigin.isOfHttpClient(thread)
                    || (ThreadOrigin.isOfTheJvm(thread)
                        && thread.getName().equals("Keep-Alive-Timer")));
  }
}
