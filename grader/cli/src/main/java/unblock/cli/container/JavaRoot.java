package unblock.cli.container;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A root file system with the grader's own Java and the system libraries that it loads, without a
 * shell or tools. A container's image therefore needs no registry.
 */
final class JavaRoot {
  /** Modules that a student may use; modules that a JDK does not have are omitted. */
  private static final Set<String> MODULES =
      Set.of(
          "java.se",
          "jdk.crypto.ec",
          "jdk.httpserver",
          "jdk.jfr",
          "jdk.management",
          "jdk.net",
          "jdk.zipfs");

  /** Libraries that glibc or SQLite load by name, so that no dependency lists them. */
  private static final List<String> BY_NAME =
      List.of(
          "libnss_files.so.2",
          "libm.so.6",
          "libdl.so.2",
          "libpthread.so.0",
          "librt.so.1",
          "libgcc_s.so.1");

  private static final Pattern LIBRARY = Pattern.compile("(/\\S+) \\(0x");

  private final Path root;

  private JavaRoot(Path root) {
    this.root = root;
  }

  /** Creates the file system in that folder, which is empty; takes some seconds. */
  static void make(Path root) throws IOException {
    JavaRoot made = new JavaRoot(root);
    Path java = root.resolve("java");
    link(java);
    made.addLibraries(java);
    Files.createDirectories(root.resolve("etc"));
    Files.writeString(
        root.resolve("etc/passwd"), "nobody:x:65534:65534:nobody:/tmp:/sbin/nologin\n");
    Files.writeString(root.resolve("etc/group"), "nogroup:x:65534:\n");
    Files.createDirectories(root.resolve("tmp"));
  }

  /** Creates a run-time image by jlink, or copies the whole JDK if jlink is missing or fails. */
  private static void link(Path java) throws IOException {
    ToolProvider jlink = ToolProvider.findFirst("jlink").orElse(null);
    String modules =
        MODULES.stream()
            .filter(name -> ModuleFinder.ofSystem().find(name).isPresent())
            .sorted()
            .collect(Collectors.joining(","));
    if (jlink != null) {
      PrintWriter told = new PrintWriter(new StringWriter());
      int status =
          jlink.run(
              told,
              told,
              "--add-modules",
              modules,
              "--strip-debug",
              "--no-header-files",
              "--no-man-pages",
              "--output",
              java.toString());
      if (status == 0) {
        shareClasses(java);
        return;
      }
    }
    copy(Path.of(System.getProperty("java.home")), java);
  }

  /** Creates the JDK's own class archive, which makes starts faster but is not necessary. */
  private static void shareClasses(Path java) throws IOException {
    run(List.of(java.resolve("bin/java").toString(), "-Xshare:dump"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : files.toList()) {
        String name = from.relativize(file).toString();
        if (!name.startsWith("jmods") && !name.endsWith("src.zip")) {
          Path target = name.isEmpty() ? to : to.resolve(name);
          if (Files.isDirectory(file)) {
            Files.createDirectories(target);
          } else {
            Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
          }
        }
      }
    }
  }

  private void addLibraries(Path java) throws IOException {
    Set<String> needed = new TreeSet<>();
    try (Stream<Path> files = Files.walk(java)) {
      for (Path file : files.filter(JavaRoot::isBinary).toList()) {
        needed.addAll(libraries(file));
      }
    }
    for (String library : List.copyOf(needed)) {
      if (library.contains("/libc.so")) {
        Path folder = Path.of(library).resolveSibling("");
        BY_NAME.stream()
            .map(folder::resolve)
            .filter(Files::exists)
            .forEach(path -> needed.add(path.toString()));
      }
    }
    for (String library : needed) {
      Path from = Path.of(library);
      Path to = root.resolve(Path.of("/").relativize(from));
      if (!from.startsWith(java) && !Files.exists(to)) {
        Files.createDirectories(to.resolveSibling(""));
        Files.copy(from.toRealPath(), to, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static boolean isBinary(Path file) {
    String name = file.toString();
    return Files.isRegularFile(file) && (name.endsWith(".so") || name.endsWith("/bin/java"));
  }

  private static List<String> libraries(Path binary) throws IOException {
    return run(List.of("ldd", binary.toString())).stream()
        .map(LIBRARY::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .toList();
  }

  private static List<String> run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      return lines.lines().toList();
    }
  }
}
