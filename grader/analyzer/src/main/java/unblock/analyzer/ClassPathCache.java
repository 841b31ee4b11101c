package unblock.analyzer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Results about one class path, shared by all inspections of this JVM that use the same jars, as
 * long as memory allows. A changed jar gets a new cache.
 */
final class ClassPathCache {
  /** A file in META-INF/unblock of a library. */
  record CatalogueEntry(Path place, String file) {}

  private record Stamp(Path path, long size, FileTime modified) {}

  private record Key(List<Stamp> classPath, List<CatalogueAddition> additions) {}

  private static final Pattern CATALOGUE = Pattern.compile("META-INF/unblock/[^/]+\\.txt");

  /**
   * The maximum number of caches. A course has one class path; a few more serve the inspection of
   * several projects.
   */
  private static final int MOST_SHELVES = 8;

  private static final Map<Key, SoftReference<ClassPathCache>> SHELVES =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, SoftReference<ClassPathCache>> eldest) {
          return size() > MOST_SHELVES;
        }
      };

  private final Map<String, Path> places = new HashMap<>();
  final List<CatalogueEntry> catalogues = new ArrayList<>();
  final Map<String, ClassHeader> headers = new ConcurrentHashMap<>();
  final Map<String, List<String>> supertypes = new ConcurrentHashMap<>();
  final Map<String, Map<String, List<LibraryCode.Call>>> bodies = new ConcurrentHashMap<>();
  final Map<LibraryCode.Call, Optional<LibraryReachability.Found>> depths =
      new ConcurrentHashMap<>();

  private ClassPathCache(List<Path> classPath) {
    for (Path place : classPath) {
      try {
        List<String> files = Files.isDirectory(place) ? ofFolder(place) : ofJar(place);
        types(files).forEach(type -> places.putIfAbsent(type, place));
        files.stream()
            .filter(file -> CATALOGUE.matcher(file).matches())
            .forEach(file -> catalogues.add(new CatalogueEntry(place, file)));
      } catch (IOException | IllegalArgumentException | UncheckedIOException e) {
        // An unreadable library is handled like a missing one: its calls are not followed. Nothing
        // of it has been stored yet, so that the other libraries are not affected.
      }
    }
  }

  /**
   * Returns the cache for these folders and jars, and for these additions to the catalogue, on
   * which its results depend. Folders are never shared, because their classes may change at any
   * time.
   */
  static ClassPathCache of(List<Path> classPath, List<CatalogueAddition> additions) {
    Optional<List<Stamp>> stamps = stamps(classPath);
    if (stamps.isEmpty()) {
      return new ClassPathCache(classPath);
    }
    synchronized (SHELVES) {
      Key key = new Key(stamps.get(), additions);
      SoftReference<ClassPathCache> known = SHELVES.get(key);
      ClassPathCache shelf = known == null ? null : known.get();
      if (shelf == null) {
        shelf = new ClassPathCache(classPath);
        SHELVES.put(key, new SoftReference<>(shelf));
      }
      return shelf;
    }
  }

  /** Returns the folder or jar with the class. */
  Optional<Path> place(String type) {
    return Optional.ofNullable(places.get(type));
  }

  /** Returns all classes. */
  Set<String> types() {
    return places.keySet();
  }

  /** Returns the classes that are read from that folder or jar. */
  List<String> typesOf(Path place) {
    return places.entrySet().stream()
        .filter(each -> each.getValue().equals(place))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<String> ofFolder(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.map(file -> folder.relativize(file).toString().replace('\\', '/')).toList();
    }
  }

  private static List<String> ofJar(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    }
  }

  private static List<String> types(List<String> files) {
    return files.stream()
        .filter(file -> file.endsWith(".class"))
        .map(file -> file.substring(0, file.length() - ".class".length()))
        .toList();
  }

  private static Optional<List<Stamp>> stamps(List<Path> classPath) {
    List<Stamp> stamps = new ArrayList<>();
    for (Path path : classPath) {
      try {
        BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
        if (!file.isRegularFile()) {
          return Optional.empty();
        }
        stamps.add(new Stamp(path.toAbsolutePath(), file.size(), file.lastModifiedTime()));
      } catch (IOException e) {
        return Optional.empty();
      }
    }
    return Optional.of(List.copyOf(stamps));
  }
}
