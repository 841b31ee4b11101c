package unblock.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;

/** The open connections of this JVM, on Linux. */
final class OpenSockets {
  private static final Path DESCRIPTORS = KernelFiles.of("self/fd");

  private OpenSockets() {}

  /** Returns the number of open sockets; empty on other systems. */
  static OptionalInt open() {
    String[] numbers = new File(DESCRIPTORS.toString()).list();
    return numbers == null
        ? OptionalInt.empty()
        : OptionalInt.of((int) Arrays.stream(numbers).filter(OpenSockets::isSocket).count());
  }

  private static boolean isSocket(String number) {
    try {
      return Files.readSymbolicLink(DESCRIPTORS.resolve(number)).toString().startsWith("socket:");
    } catch (IOException e) {
      return false; // The socket has just been closed.
    }
  }

  /**
   * Whether the JDK keeps connections that a submission cannot close: {@code HttpClient} has no
   * {@code close()} on JDK 17, and {@code HttpURLConnection} keeps one for the next request and
   * closes it some seconds later.
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
