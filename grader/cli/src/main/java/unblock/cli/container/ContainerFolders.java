package unblock.cli.container;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import unblock.engine.scratch.ScratchFolder;

/**
 * The folders that containers see, inside a folder that only the grader may enter: a folder for
 * each submission, with a folder for each of its runs, and a folder with the shared jars. A
 * container has another user id, so that the files are readable for everyone; containers mount them
 * read-only.
 */
final class ContainerFolders {
  /**
   * The maximum length of the parent's path: a socket's path may have 107 bytes, and the grader's
   * own folders need the rest.
   */
  private static final int LONGEST = 50;

  private final Path top;
  private final Path world;
  private final Path relay;
  private final Map<String, Path> rooms = new HashMap<>();
  private final Map<Path, Path> jars = new HashMap<>();
  private int folders;

  private ContainerFolders(Path top) throws IOException {
    this.top = top;
    this.world = open(top.resolve("world"));
    this.relay = open(top.resolve("relay"));
  }

  static ContainerFolders make() throws IOException {
    ContainerFolders rooms = new ContainerFolders(ScratchFolder.make(parent(), "c"));
    rooms.unpackRelay();
    return rooms;
  }

  /** Returns the parent of the grader's temporary folder. */
  static Path parent() {
    String temporary = System.getProperty("java.io.tmpdir", "/tmp");
    return Path.of(temporary.length() > LONGEST ? "/tmp" : temporary).toAbsolutePath();
  }

  private void unpackRelay() throws IOException {
    Path home = relay;
    for (String name : ContainerRelay.class.getPackageName().split("[.]", -1)) {
      home = open(home.resolve(name));
    }
    for (Class<?> type :
        List.of(ContainerRelay.class, ContainerRelay.Taker.class, SocketPipe.class)) {
      String name = type.getName().substring(type.getPackageName().length() + 1) + ".class";
      try (InputStream in = type.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException(name + " is not in this build.");
        }
        Files.copy(in, home.resolve(name));
      }
    }
    show(relay);
  }

  /** Returns the folder that contains all others. */
  Path top() {
    return top;
  }

  /** Returns the folder of the jars. */
  Path world() {
    return world;
  }

  /** Returns the folder of the relay's classes. */
  Path relay() {
    return relay;
  }

  /** Creates a folder for sockets, to which every user who sees it may write. */
  synchronized Path sockets() throws IOException {
    Path folder = open(top.resolve("s" + folders++));
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  private static Path open(Path folder) throws IOException {
    Files.createDirectory(folder);
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Creates a folder for one run, in the folder of that submission. */
  synchronized Path forOneRun(String submission) throws IOException {
    Path room = rooms.get(submission);
    if (room == null) {
      room = open(top.resolve("room" + folders++));
      rooms.put(submission, room);
    }
    return open(room.resolve("run" + folders++));
  }

  /** Returns the submission's folder that contains that folder. */
  Path roomOf(Path folder) {
    return top.resolve(top.relativize(folder.toAbsolutePath()).getName(0));
  }

  /**
   * Removes the submission's folder from the list and returns it, if it exists; the caller deletes
   * it.
   */
  synchronized Optional<Path> leave(String submission) {
    return Optional.ofNullable(rooms.remove(submission));
  }

  /** Makes that file, or that folder with its content, readable for everyone. */
  static void show(Path path) throws IOException {
    try (Stream<Path> paths = Files.walk(path)) {
      for (Path each : paths.toList()) {
        Files.setPosixFilePermissions(
            each,
            PosixFilePermissions.fromString(Files.isDirectory(each) ? "rwxr-xr-x" : "rw-r--r--"));
      }
    }
  }

  /**
   * Returns that class path as containers see it: each jar is copied once, to a folder that
   * everyone may read.
   */
  synchronized List<Path> seen(List<Path> classPath) throws IOException {
    for (Path jar : classPath) {
      if (Files.isRegularFile(jar) && !jars.containsKey(jar)) {
        Path copy = world.resolve(jars.size() + "-" + jar.getFileName());
        Files.copy(jar, copy);
        show(copy);
        jars.put(jar, copy);
      }
    }
    return classPath.stream().map(each -> jars.getOrDefault(each, each)).toList();
  }

  /** Deletes a folder and its content, as far as possible. */
  static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException | UncheckedIOException e) {
      return; // It is gone, or another thread is about to delete it.
    }
  }
}
