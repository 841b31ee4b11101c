package unblock.analyzer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.tree.ClassNode;
import unblock.message.Message;

/** The readable class files of some places, and a sentence for each unreadable one. */
final class ClassFiles implements AutoCloseable {
  /** The maximum size of a class file. No compiler writes a larger class. */
  static final int LARGEST = 16 << 20;

  /**
   * The maximum size of a jar's content. Larger content is assumed to be an attack on the memory.
   */
  private static final long LARGEST_JAR = 1L << 30;

  private final InnerJars inner;
  private final UnreadableFiles unreadable = new UnreadableFiles();
  private final ClassFileParser parser = new ClassFileParser(unreadable);
  private final List<Path> libraries = new ArrayList<>();

  private ClassFiles(InnerJars inner) {
    this.inner = inner;
  }

  /** Reads folders of classes and jars, in the order of their names. */
  static ClassFiles read(List<Path> places) {
    ClassFiles files = new ClassFiles(InnerJars.of(places));
    OwnCode own = new OwnCode(places, files.inner.all());
    for (Path place : places) {
      int before = files.size();
      int told = files.unreadable.size();
      if (Files.isDirectory(place)) {
        files.readFolder(place);
      } else if (Files.isRegularFile(place)) {
        files.readJar(place, place.toString(), own);
        files.readInnerJars(place, own);
      } else {
        files.unreadable.add("analyzer.no-folder-or-jar", place);
      }
      if (before == files.size()) {
        files.unreadable.add("analyzer.no-class-files", place);
      }
      files.unreadable.shorten(told, place);
    }
    return files;
  }

  /** Reads class files that are already in memory, by their origin. */
  static ClassFiles of(Map<String, byte[]> bytes) {
    ClassFiles files = new ClassFiles(InnerJars.of(List.of()));
    bytes.forEach((origin, content) -> files.parser.parse(origin, "", content));
    return files;
  }

  List<ClassNode> classes() {
    return parser.classes();
  }

  /** Returns lines of the catalogue by which calls of unread classes cannot be analysed. */
  CatalogueAddition opaque() {
    return parser.opaque();
  }

  /** Deletes the copies of jars, which are needed as long as the classes are inspected. */
  @Override
  public void close() throws IOException {
    inner.close();
  }

  /** Returns the jars with classes that do not belong to the application. */
  List<Path> libraries() {
    return libraries;
  }

  private int size() {
    return parser.size() + unreadable.size() + libraries.size();
  }

  /** One sentence for each that could not be read, as long as there are not too many. */
  List<Message> unreadable() {
    return unreadable.messages();
  }

  private void readFolder(Path folder) {
    try {
      List<Path> files = FolderFiles.of(folder, unreadable::addFailure);
      for (Path file : files) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        if (isClass(path) && Files.isRegularFile(file)) {
          readFile(file, path);
        }
      }
    } catch (IOException e) {
      unreadable.addFailure(folder, e);
    }
  }

  private void readFile(Path file, String path) {
    try {
      if (Files.size(file) > LARGEST) {
        unreadable.add("analyzer.too-large-class", file);
      } else {
        parser.parse(file.toString(), path, Files.readAllBytes(file));
      }
    } catch (IOException e) {
      parser.miss(path);
      unreadable.addFailure(file, e);
    }
  }

  private void readInnerJars(Path jar, OwnCode own) {
    inner.in(jar).forEach((entry, copy) -> readJar(copy, jar + "!/" + entry, own));
  }

  /**
   * Reads the application's classes in a jar.
   *
   * @param name the place of the jar for people
   */
  private void readJar(Path jar, String name, OwnCode own) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      if (!own.isAll(jar)) {
        libraries.add(jar);
      }
      Enumeration<? extends ZipEntry> entries = zip.entries();
      long left = LARGEST_JAR;
      int unread = -inner.in(jar).size();
      ReleaseClasses releases = new ReleaseClasses();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (InnerJars.isJar(entry)) {
          unread++;
        } else if (!entry.isDirectory() && !releases.add(entry)) {
          unreadable.add("analyzer.entry-twice", name, "entry", entry.getName());
        }
      }
      for (Map.Entry<String, ZipEntry> each : releases.newest().entrySet()) {
        if (left > 0 && isClass(each.getKey()) && own.has(jar, each.getKey())) {
          left -= readEntry(name, zip, each.getValue());
        }
      }
      if (left <= 0) {
        unreadable.add("analyzer.too-large-jar", name);
      }
      if (unread > 0) {
        unreadable.add("analyzer.jars-inside", name, "count", unread);
      }
    } catch (IOException | IllegalArgumentException e) {
      unreadable.add("analyzer.unreadable-jar", name, "reason", UnreadableFiles.text(e));
    }
  }

  /** Reads one class and returns its size in bytes. */
  private int readEntry(String jar, ZipFile zip, ZipEntry entry) {
    String place = jar + "!/" + entry.getName();
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] start = in.readNBytes(8);
      byte[] rest = ClassFileParser.isClassFile(start) ? in.readNBytes(LARGEST) : new byte[0];
      if (start.length + rest.length > LARGEST) {
        unreadable.add("analyzer.too-large-class", place);
      } else {
        byte[] bytes = Arrays.copyOf(start, start.length + rest.length);
        System.arraycopy(rest, 0, bytes, start.length, rest.length);
        parser.parse(place, entry.getName(), bytes);
      }
      return start.length + rest.length;
    } catch (IOException e) {
      unreadable.addFailure(place, e);
      return 0;
    }
  }

  private static boolean isClass(String path) {
    return path.endsWith(".class")
        && !path.endsWith("module-info.class")
        && !path.startsWith("META-INF/");
  }
}
