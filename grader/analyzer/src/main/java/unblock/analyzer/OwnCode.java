package unblock.analyzer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Distinguishes an application's own classes from libraries in the given jars. Small amounts of
 * code count as own code. Large jars are libraries, or applications packed together with their
 * libraries: in these, only packages with a class that refers to Javalin are own code. All other
 * classes are read like libraries, one method at a time and only if the application calls it.
 * Following all of them would not end, and would find no other blocking calls of the handlers.
 */
final class OwnCode {
  /** The minimum total size of class files in bytes that is too large for handwritten code. */
  private static final long LARGE_TOGETHER = 3 << 20;

  /** The maximum size of a jar that is always followed: it may be a part of the application. */
  private static final long SMALL = 512 << 10;

  /** The maximum number of bytes that are searched for the application's packages. */
  private static final long LARGEST_SEARCHED = 1L << 30;

  /** If Javalin is packed together with an application, it is one of its libraries. */
  private static final String JAVALIN = "io/javalin";

  private static final List<byte[]> NAMES =
      List.of(
          "io/javalin/".getBytes(StandardCharsets.UTF_8),
          "unblock/given/".getBytes(StandardCharsets.UTF_8));

  private final Map<Path, Long> sizes = new LinkedHashMap<>();
  private final Set<Path> inner;
  private final Set<String> roots = new HashSet<>();
  private final boolean large;

  /** The number of bytes that may still be searched. */
  private long left = LARGEST_SEARCHED;

  /**
   * @param places folders of classes, and jars
   * @param inner jars inside of these jars, which are libraries or parts of the application
   */
  OwnCode(List<Path> places, List<Path> inner) {
    this.inner = Set.copyOf(inner);
    places.stream().filter(Files::isRegularFile).forEach(jar -> sizes.put(jar, size(jar)));
    large = sizes.values().stream().mapToLong(size -> size).sum() >= LARGE_TOGETHER;
    if (large || !inner.isEmpty()) {
      places.forEach(this::addRoots);
      inner.forEach(this::addRoots);
      if (roots.size() > 1 || !inner.isEmpty()) {
        roots.remove(JAVALIN);
      }
    }
  }

  /** Whether all classes in that place belong to the application. */
  boolean isAll(Path place) {
    return !inner.contains(place) && (!large || sizes.getOrDefault(place, 0L) < SMALL);
  }

  /** Whether that class file belongs to the application. */
  boolean has(Path place, String file) {
    return isAll(place) || roots.contains(root(file));
  }

  /** Returns the first two parts of the package, which an application's packages share. */
  private static String root(String file) {
    int first = file.indexOf('/');
    int second = file.indexOf('/', first + 1);
    return first < 0 ? "" : file.substring(0, second < 0 ? first : second);
  }

  private static long size(Path jar) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream().filter(OwnCode::isClass).mapToLong(e -> Math.max(e.getSize(), 0)).sum();
    } catch (IOException | IllegalArgumentException e) {
      // ClassFiles reports that the jar cannot be read.
      return 0;
    }
  }

  private void addRoots(Path place) {
    try {
      if (Files.isDirectory(place)) {
        addRootsOfFolder(place);
      } else {
        addRootsOfJar(place);
      }
    } catch (IOException | IllegalArgumentException e) {
      // An unreadable place has no packages.
    }
  }

  private void addRootsOfJar(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().filter(OwnCode::isClass).toList()) {
        String root = root(entry.getName());
        if (!roots.contains(root)) {
          try (InputStream in = zip.getInputStream(entry)) {
            addRoot(root, in);
          }
        }
      }
    }
  }

  private void addRootsOfFolder(Path folder) throws IOException {
    // ClassFiles reports the folders that cannot be listed.
    for (Path file : FolderFiles.of(folder, (unlisted, reason) -> {})) {
      String root = root(folder.relativize(file).toString().replace('\\', '/'));
      if (file.toString().endsWith(".class") && !roots.contains(root)) {
        try (InputStream in = Files.newInputStream(file)) {
          addRoot(root, in);
        }
      }
    }
  }

  private void addRoot(String root, InputStream file) throws IOException {
    byte[] bytes = file.readNBytes((int) Math.min(ClassFiles.LARGEST, left));
    left -= bytes.length;
    if (NAMES.stream().anyMatch(name -> holds(bytes, name))) {
      roots.add(root);
    }
  }

  private static boolean isClass(ZipEntry entry) {
    return entry.getName().endsWith(".class");
  }

  private static boolean holds(byte[] bytes, byte[] wanted) {
    for (int start = 0; start <= bytes.length - wanted.length; start++) {
      int same = 0;
      while (same < wanted.length && bytes[start + same] == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return true;
      }
    }
    return false;
  }
}
