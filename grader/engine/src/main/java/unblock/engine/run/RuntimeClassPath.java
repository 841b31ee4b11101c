package unblock.engine.run;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import unblock.given.UserApi;
import unblock.message.IoMessageException;
import unblock.message.Message;
import unblock.runtime.ChildMain;

/**
 * The class path of a child: given, the runtime and their libraries, never the grader. The first
 * jar is a module with given and the runtime. In {@code unblock.jar} it has the database's driver,
 * too, and the other libraries are one jar; in a Maven build they are picked from the class path.
 */
final class RuntimeClassPath {
  /**
   * The libraries of the runtime, as the beginnings of their file names. A test starts a child on
   * these alone and fails when one is missing.
   */
  private static final List<String> LIBRARIES =
      List.of(
          "javalin-",
          "kotlin-stdlib-",
          "annotations-",
          "jetty-",
          "jakarta.",
          "slf4j-",
          "asm-",
          "sqlite-jdbc-",
          "jackson-annotations-",
          "jackson-core-",
          "jackson-databind-");

  private static final String MODULE = "runtime.jar";

  private Optional<KitFolder> unpacked = Optional.empty();
  private List<Path> jars = List.of();
  private final Map<String, Path> given = new HashMap<>();
  private final List<FileFingerprint> seals = new ArrayList<>();

  /**
   * The class path, found or unpacked at the first call.
   *
   * @throws IOException also when somebody has touched what was unpacked
   */
  synchronized List<Path> jars() throws IOException {
    if (jars.isEmpty()) {
      jars =
          RuntimeClassPath.class.getResource("/" + MODULE) == null
              ? fromTheClassPath()
              : List.of(unpacked(MODULE), unpacked("libraries.jar"));
    }
    for (FileFingerprint seal : seals) {
      if (!seal.holds()) {
        throw new IoMessageException(
            Message.of("run.file-changed", "file", seal.file().getFileName().toString()));
      }
    }
    return jars;
  }

  /**
   * The same, and what that exercise gives beside it: the classes of its API's package.
   *
   * @throws IOException also when somebody has touched what was unpacked
   */
  synchronized List<Path> jars(Class<?> api) throws IOException {
    List<Path> all = new ArrayList<>(jars());
    if (!api.getPackageName().equals(UserApi.class.getPackageName())) {
      Path jar = given.get(api.getPackageName());
      if (jar == null) {
        jar = ofPackage(api);
        given.put(api.getPackageName(), jar);
      }
      all.add(jar);
    }
    return List.copyOf(all);
  }

  private Path ofPackage(Class<?> api) throws IOException {
    Path jar = folder().resolve(api.getPackageName() + ".jar");
    String inside = api.getPackageName().replace('.', '/');
    Path home = home(api);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      if (Files.isDirectory(home)) {
        pack(home, home.resolve(inside), 1, out);
      } else {
        try (FileSystem within = FileSystems.newFileSystem(home)) {
          pack(within.getPath("/"), within.getPath("/", inside), 1, out);
        }
      }
    }
    return sealed(jar);
  }

  private List<Path> fromTheClassPath() throws IOException {
    List<Path> found = new ArrayList<>();
    found.add(packed(List.of(home(UserApi.class), home(ChildMain.class))));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      String name = String.valueOf(path.getFileName());
      if (name.endsWith(".jar") && LIBRARIES.stream().anyMatch(name::startsWith)) {
        found.add(reachable(path));
      }
    }
    return List.copyOf(found);
  }

  private static Path home(Class<?> type) throws IOException {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** Given and the runtime as a modular jar of this run's own: a class archive is of jars only. */
  private Path packed(List<Path> homes) throws IOException {
    Path jar = folder().resolve(MODULE);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("module-info.class"));
      out.write(RuntimeModule.descriptor());
      for (Path home : homes) {
        if (Files.isDirectory(home)) {
          pack(home, out);
        } else {
          try (FileSystem inside = FileSystems.newFileSystem(home)) {
            pack(inside.getPath("/"), out);
          }
        }
      }
    }
    return sealed(jar);
  }

  private Path sealed(Path jar) throws IOException {
    ReadableFiles.show(jar);
    seals.add(FileFingerprint.of(jar));
    return jar;
  }

  /** A copy of the jar where a child gets a user of its own, and that user could not walk there. */
  private Path reachable(Path jar) throws IOException {
    if (!OwnUser.canBeGiven() || ReadableFiles.toAll(jar)) {
      return jar;
    }
    return sealed(Files.copy(jar, folder().resolve(jar.getFileName())));
  }

  /** All classes below that folder; two jars have the same other files. */
  private static void pack(Path classes, JarOutputStream out) throws IOException {
    pack(classes, classes, Integer.MAX_VALUE, out);
  }

  private static void pack(Path classes, Path folder, int depth, JarOutputStream out)
      throws IOException {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = classes.relativize(file).toString().replace('\\', '/');
        if (name.endsWith(".class")) {
          out.putNextEntry(new ZipEntry(name));
          Files.copy(file, out);
        }
      }
    }
  }

  private Path folder() throws IOException {
    if (unpacked.isEmpty()) {
      unpacked = Optional.of(KitFolder.make("runtime-"));
    }
    return unpacked.get().path();
  }

  private Path unpacked(String name) throws IOException {
    try (InputStream packed = RuntimeClassPath.class.getResourceAsStream("/" + name)) {
      if (packed == null) {
        throw new IoMessageException(Message.of("run.file-missing", "file", name));
      }
      Path jar = folder().resolve(name);
      Files.copy(packed, jar);
      return sealed(jar);
    }
  }

  /** Deletes what was unpacked. */
  synchronized void close() {
    unpacked.ifPresent(KitFolder::delete);
    unpacked = Optional.empty();
    jars = List.of();
    given.clear();
    seals.clear();
  }
}
