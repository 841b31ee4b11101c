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
 * A time of day that libfaketime shows to JVMs and that a test sets. The monotonic clock, waits and
 * the times of files are not changed.
 */
final class FakedClock implements AutoCloseable {
  private final Path home;
  private final Map<String, String> environment;

  private FakedClock(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = environment;
  }

  /** Returns the library, if it is installed. */
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
   * Creates a clock that shows the machine's time at first.
   *
   * @param home a new folder, which becomes {@link #home()}; children must be able to read it
   */
  static FakedClock in(Path home, Path library) throws IOException {
    Map<String, String> environment = new TreeMap<>();
    environment.put("LD_PRELOAD", library.toString());
    environment.put("FAKETIME_TIMESTAMP_FILE", home.resolve("time").toString());
    environment.put("FAKETIME_NO_CACHE", "1");
    environment.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    // Otherwise libfaketime 0.9.10 converts the end of a monotonic wait to a time of day. All waits
    // of a JVM are monotonic: they would end at once or an hour late.
    environment.put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
    // Setting the clock does not change the times of existing files.
    environment.put("NO_FAKE_STAT", "1");
    environment.put("FAKE_UTIME", "0");
    FakedClock clock = new FakedClock(Files.createDirectory(home), environment);
    clock.linkJdk(Path.of(System.getProperty("java.home")));
    clock.set("+0");
    return clock;
  }

  /**
   * Creates the JDK's launcher. A submission's JVM is started without the grader's environment, so
   * that the launcher sets its own.
   */
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

  /** Returns a JDK like this JVM's, whose {@code bin/java} observes the faked clock. */
  Path home() {
    return home;
  }

  /**
   * Sets the clock for all JVMs that observe it, at once.
   *
   * @param offset in seconds from the machine's time, with its sign
   */
  void set(String offset) throws IOException {
    Path next = Files.writeString(home.resolve("next"), offset + "\n");
    Files.move(next, home.resolve("time"), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes the links to the JDK, before the deletion of the folder follows them. */
  @Override
  public void close() throws IOException {
    try (Stream<Path> links = Files.list(home)) {
      for (Path link : links.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }
}
