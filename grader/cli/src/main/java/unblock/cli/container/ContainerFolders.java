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
 * The folders that containers see, in one that only the grader may enter: a room for each
 * submission, with a folder for each of its runs, and one with the jars that all have. A container
 * has another user id, so what is in them is for all to read, and a container has them read-only.
 */
final class ContainerFolders {
  /** Of 107 bytes that a socket's path may have, these are left for the folder of ours. */
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

  /** The folder that the scratch folder of ours is in. */
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

  /** The folder of all. */
  Path top() {
    return top;
  }

  /** The folder of the jars. */
  Path world() {
    return world;
  }

  /** The folder of the relay's classes. */
  Path relay() {
    return relay;
  }

  /** A new folder for sockets, which whoever sees it may write to. */
  synchronized Path sockets() throws IOException {
    Path folder = open(top.resolve("s" + folders++));
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  private static Path open(Path folder) throws IOException {
    Files.createDirectory(folder);
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A new folder for one run, in the room of that submission. */
  synchronized Path forOneRun(String submission) throws IOException {
    Path room = rooms.get(submission);
    if (room == null) {
      room = open(top.resolve("room" + folders++));
      rooms.put(submission, room);
    }
    return open(room.resolve("run" + folders++));
  }

  /** The room that folder is in. */
  Path roomOf(Path folder) {
    return top.resolve(top.relativize(folder.toAbsolutePath()).getName(0));
  }

  /** That submission has no room any more; the one it had, which is left to be deleted. */
  synchronized Optional<Path> leave(String submission) {
    return Optional.ofNullable(rooms.remove(submission));
  }

  /** Lets all read that file, or folder with all that is in it. */
  static void show(Path path) throws IOException {
    try (Stream<Path> paths = Files.walk(path)) {
      for (Path each : paths.toList()) {
        Files.setPosixFilePermissions(
            each,
            PosixFilePermissions.fromString(Files.isDirectory(each) ? "rwxr-xr-x" : "rw-r--r--"));
      }
    }
  }

  /** That class path as containers see it: jars are copied once, to where all may read them. */
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

  /** Deletes a folder and all in it, as far as that can be done. */
  static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException | UncheckedIOException e) {
      return; // It is gone, or somebody else is about to delete it.
    }
  }
}
