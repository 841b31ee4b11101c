package unblock.engine.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Builds Bubblewrap's view of the machine for one child: the system's programs, the JDK and the
 * exercise's files, all of it read-only; an empty writable folder in memory; no process but its
 * own. The network is shared, because grader and child communicate over the loopback address.
 */
final class BubblewrapCommand {
  private static final long ROOM = 64L << 20;

  /** Links into /usr on most systems, folders on some. */
  private static final List<String> BESIDE_USR =
      List.of("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32");

  /**
   * Files that the loader, the C library and the JDK read; Debian keeps the JDK's settings in /etc.
   */
  private static final List<String> ETC =
      List.of(
          "/etc/alternatives",
          "/etc/ld.so.cache",
          "/etc/ld.so.conf",
          "/etc/ld.so.conf.d",
          "/etc/hosts",
          "/etc/nsswitch.conf",
          "/etc/localtime",
          "/etc/ssl/certs",
          "/etc/pki",
          "/etc/crypto-policies",
          "/nix/store",
          "/gnu/store");

  private BubblewrapCommand() {}

  /**
   * The beginning of the command.
   *
   * @param asRoot keeps only the capabilities for changing to another user inside
   */
  static List<String> words(List<Path> readable, Path work, boolean asRoot) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                "bwrap",
                "--unshare-pid",
                "--unshare-ipc",
                "--unshare-uts",
                "--unshare-cgroup-try",
                "--die-with-parent",
                "--new-session",
                "--clearenv",
                "--cap-drop",
                "ALL"));
    if (asRoot) {
      for (String needed : List.of("CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP")) {
        words.addAll(List.of("--cap-add", needed));
      }
    }
    words.addAll(List.of("--ro-bind", "/usr", "/usr"));
    for (String name : BESIDE_USR) {
      Path path = Path.of(name);
      if (Files.isSymbolicLink(path)) {
        words.addAll(List.of("--symlink", Files.readSymbolicLink(path).toString(), name));
      } else if (Files.exists(path)) {
        words.addAll(List.of("--ro-bind", name, name));
      }
    }
    List<Path> shown = shown(readable);
    parents(shown, work).forEach(each -> words.addAll(List.of("--perms", "0755", "--dir", each)));
    shown.forEach(each -> words.addAll(List.of("--ro-bind", each.toString(), each.toString())));
    words.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
    words.addAll(List.of("--perms", "1777", "--size", Long.toString(ROOM), "--tmpfs", "" + work));
    words.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "" + work, "--"));
    return words;
  }

  private static List<Path> shown(List<Path> readable) throws IOException {
    List<Path> shown = new ArrayList<>();
    shown.add(Path.of(System.getProperty("java.home")));
    ETC.stream().map(Path::of).forEach(shown::add);
    try (DirectoryStream<Path> ofJava = Files.newDirectoryStream(Path.of("/etc"), "java*")) {
      ofJava.forEach(shown::add);
    }
    shown.addAll(readable);
    return shown.stream()
        .filter(path -> !path.startsWith("/usr") && Files.exists(path))
        .distinct()
        .sorted(Comparator.comparingInt(Path::getNameCount))
        .toList();
  }

  /**
   * Bubblewrap would make missing parents accessible to root only. A folder sorts after its parent.
   */
  private static Iterable<String> parents(List<Path> shown, Path work) {
    TreeSet<String> parents = new TreeSet<>();
    Stream.concat(shown.stream(), Stream.of(work))
        .forEach(
            path -> {
              Path parent = path.getParent();
              while (parent != null && parent.getNameCount() > 0) {
                parents.add(parent.toString());
                parent = parent.getParent();
              }
            });
    return parents;
  }
}
