package unblock.cli.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A time of day that libfaketime shows to JVMs and that a test sets, while their monotonic clock,
 * their waits and the times of files stay as they are.
 */
final class FakedClock implements AutoCloseable {
  private final Path home;
  private final Map<String, String> environment;

  private FakedClock(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = environment;
  }

  /** The library, where it is installed. */
  static Optional<Path> library() throws IOException {
    Path system = Path.of("/usr/lib");
    if (!Files.isDirectory(system)) {
      return Optional.empty();
    }
    try (Stream<Path> folders = Files.list(system)) {
      return folders
          .map(each -> each.resolve("faketime/libfaketimeMT.so.1"))
          .filter(Files::exists)
          .findFirst();
    }
  }

  /**
   * A clock that shows the machine's time for now.
   *
   * @param home a new folder, which becomes {@link #home()}; children must be able to reach it
   */
  static FakedClock in(Path home, Path library) throws IOException {
    Map<String, String> environment = new TreeMap<>();
    environment.put("LD_PRELOAD", library.toString());
    environment.put("FAKETIME_TIMESTAMP_FILE", home.resolve("time").toString());
    environment.put("FAKETIME_NO_CACHE", "1");
    environment.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    // Else it turns the end of a monotonic wait into a time of day, so that a JVM, whose waits are
    // all of that kind, waits not at all or an hour longer (libfaketime 0.9.10).
    environment.put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
    // A clock that is set does not change the times of files that are there already.
    environment.put("NO_FAKE_STAT", "1");
    environment.put("FAKE_UTIME", "0");
    FakedClock clock = new FakedClock(Files.createDirectory(home), environment);
    clock.linkJdk(Path.of(System.getProperty("java.home")));
    clock.set("+0");
    return clock;
  }

  /** A submission's JVM is started without the grader's environment: its command brings its own. */
  private void linkJdk(Path jdk) throws IOException {
    try (Stream<Path> parts = Files.list(jdk)) {
      for (Path part : parts.filter(each -> !each.endsWith("bin")).toList()) {
        Files.createSymbolicLink(home.resolve(part.getFileName()), part);
      }
    }
    String variables =
        environment.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(" "));
    Path java = Files.createDirectory(home.resolve("bin")).resolve("java");
    Files.writeString(
        java, "#!/bin/sh\n%s exec %s/bin/java \"$@\"\n".formatted(variables, jdk.toString()));
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A JDK like this JVM's, whose {@code bin/java} sees the faked clock. */
  Path home() {
    return home;
  }

  /**
   * Sets the clock, for all that see it, at once.
   *
   * @param offset in seconds from the machine's time, with its sign
   */
  void set(String offset) throws IOException {
    Path next = Files.writeString(home.resolve("next"), offset + "\n");
    Files.move(next, home.resolve("time"), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Takes the links to the JDK away, before somebody deletes what they lead to. */
  @Override
  public void close() throws IOException {
    try (Stream<Path> links = Files.list(home)) {
      for (Path link : links.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }
}
