package unblock.analyzer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The jars inside of jars, as Spring Boot and web applications pack them. They are copied to a
 * temporary folder, because a jar can only be read from a file.
 */
final class InnerJars implements AutoCloseable {
  private static final int BUFFER = 64 << 10;

  /** The maximum number of copied jars. */
  private static final int MOST = 1000;

  /** The maximum size of all copies in bytes. */
  private static final long LARGEST_TOGETHER = 512L << 20;

  private final Map<Path, Map<String, Path>> copies = new LinkedHashMap<>();
  private @Nullable Path folder;
  private int count;
  private long left = LARGEST_TOGETHER;

  /** Copies the jars inside of the jars among the places, as far as they can be read. */
  static InnerJars of(List<Path> places) {
    InnerJars jars = new InnerJars();
    places.stream().filter(Files::isRegularFile).distinct().forEach(jars::copyAll);
    return jars;
  }

  /** Returns the copies of the jars inside of that jar, by the name of their entry. */
  Map<String, Path> in(Path jar) {
    return copies.getOrDefault(jar, Map.of());
  }

  /** Returns all copies. */
  List<Path> all() {
    return copies.values().stream().flatMap(each -> each.values().stream()).toList();
  }

  static boolean isJar(ZipEntry entry) {
    return !entry.isDirectory() && entry.getName().endsWith(".jar");
  }

  private void copyAll(Path jar) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().filter(InnerJars::isJar).toList()) {
        if (count < MOST) {
          copy(jar, zip, entry);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // ClassFiles reports that the jar cannot be read, and the number of jars without a copy.
    }
  }

  private void copy(Path jar, ZipFile zip, ZipEntry entry) throws IOException {
    String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
    Path copy = folder().resolve(count++ + "-" + name);
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out = Files.newOutputStream(copy)) {
      for (byte[] part = in.readNBytes(BUFFER);
          part.length > 0 && left > 0;
          part = in.readNBytes(BUFFER)) {
        out.write(part);
        left -= part.length;
      }
    }
    if (left > 0) {
      copies.computeIfAbsent(jar, key -> new LinkedHashMap<>()).put(entry.getName(), copy);
    }
  }

  private Path folder() throws IOException {
    Path known = folder;
    if (known == null) {
      known = Files.createTempDirectory("unblock-jars");
      folder = known;
    }
    return known;
  }

  @Override
  public void close() throws IOException {
    if (folder == null) {
      return;
    }
    List<Path> files = new ArrayList<>();
    try (var all = Files.list(folder)) {
      all.forEach(files::add);
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(folder);
  }
}
