package unblock.analyzer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.util.CheckClassAdapter;
import unblock.message.Message;

/** The readable class files of some places, and a sentence for each unreadable one. */
final class ClassFiles implements AutoCloseable {
  /** The maximum size of a class file. No compiler writes a larger class. */
  static final int LARGEST = 16 << 20;

  /**
   * The maximum size of a jar's content. Larger content is assumed to be an attack on the memory.
   */
  private static final long LARGEST_JAR = 1L << 30;

  /** The maximum number of sentences for one place; further ones are only counted. */
  private static final int MOST_SENTENCES = 20;

  /** The path of a class, in a folder of classes or in the jar of an application. */
  private static final Pattern OF_A_CLASS =
      Pattern.compile("(?:(?:BOOT|WEB)-INF/classes/)?([^ ]+)\\.class");

  private static final int NEWEST_KNOWN_TO_ASM = newestKnownToAsm();

  private final List<ClassNode> classes = new ArrayList<>();
  private final List<Message> unreadable = new ArrayList<>();
  private final List<Path> libraries = new ArrayList<>();

  /** The classes of the application that could not be read, by the name of their file. */
  private final Set<String> unread = new LinkedHashSet<>();

  /** The classes that were read, by name. */
  private final Map<String, Seen> seen = new HashMap<>();

  /** The number of classes that were there before, with the same content. */
  private int repeated;

  private record Seen(String place, int size, int hash) {}

  private final InnerJars inner;

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
        files.unreadable("analyzer.no-folder-or-jar", place);
      }
      if (before == files.size()) {
        files.unreadable("analyzer.no-class-files", place);
      }
      files.shorten(told, place);
    }
    return files;
  }

  /** Reads class files that are already in memory, by their origin. */
  static ClassFiles of(Map<String, byte[]> bytes) {
    ClassFiles files = new ClassFiles(InnerJars.of(List.of()));
    bytes.forEach((origin, content) -> files.add(origin, "", content));
    return files;
  }

  List<ClassNode> classes() {
    return classes;
  }

  /** Returns lines of the catalogue by which calls of unread classes cannot be analysed. */
  CatalogueAddition opaque() {
    return new CatalogueAddition(
        unread.stream()
            .map(path -> OF_A_CLASS.matcher(path))
            .filter(Matcher::matches)
            .map(path -> path.group(1))
            .filter(type -> !seen.containsKey(type))
            .map(type -> DisplayNames.dotted(type) + " * " + Severity.OPAQUE)
            .toList());
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
    return classes.size() + repeated + unreadable.size() + libraries.size();
  }

  /** One sentence for each that could not be read, as long as there are not too many. */
  List<Message> unreadable() {
    return unreadable;
  }

  private void unreadable(String key, Object file, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("file", file.toString()));
    arguments.addAll(List.of(more));
    unreadable.add(Message.of(key, arguments.toArray()));
  }

  private void unreadableFile(Object file, IOException reason) {
    if (reason instanceof AccessDeniedException) {
      unreadable("analyzer.no-permission", file);
    } else {
      unreadable("analyzer.unreadable-file", file, "reason", text(reason));
    }
  }

  private static String text(Exception e) {
    return String.valueOf(e.getMessage());
  }

  /** Keeps the messages about the first files of a place, and counts the rest. */
  private void shorten(int before, Path place) {
    List<Message> told = unreadable.subList(before, unreadable.size());
    int more = told.size() - MOST_SENTENCES;
    if (more > 0) {
      told.subList(MOST_SENTENCES, told.size()).clear();
      unreadable("analyzer.more-unreadable", place, "count", more);
    }
  }

  private void readFolder(Path folder) {
    try {
      List<Path> files = FolderFiles.of(folder, this::unreadableFile);
      for (Path file : files) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        if (isClass(path) && Files.isRegularFile(file)) {
          readFile(file, path);
        }
      }
    } catch (IOException e) {
      unreadableFile(folder, e);
    }
  }

  private void readFile(Path file, String path) {
    try {
      if (Files.size(file) > LARGEST) {
        unreadable("analyzer.too-large-class", file);
      } else {
        add(file.toString(), path, Files.readAllBytes(file));
      }
    } catch (IOException e) {
      unread.add(path);
      unreadableFile(file, e);
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
          unreadable("analyzer.entry-twice", name, "entry", entry.getName());
        }
      }
      for (Map.Entry<String, ZipEntry> each : releases.newest().entrySet()) {
        if (left > 0 && isClass(each.getKey()) && own.has(jar, each.getKey())) {
          left -= readEntry(name, zip, each.getValue());
        }
      }
      if (left <= 0) {
        unreadable("analyzer.too-large-jar", name);
      }
      if (unread > 0) {
        unreadable("analyzer.jars-inside", name, "count", unread);
      }
    } catch (IOException | IllegalArgumentException e) {
      unreadable("analyzer.unreadable-jar", name, "reason", text(e));
    }
  }

  /** Reads one class and returns its size in bytes. */
  private int readEntry(String jar, ZipFile zip, ZipEntry entry) {
    String place = jar + "!/" + entry.getName();
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] start = in.readNBytes(8);
      byte[] rest = isClassFile(start) ? in.readNBytes(LARGEST) : new byte[0];
      if (start.length + rest.length > LARGEST) {
        unreadable("analyzer.too-large-class", place);
      } else {
        byte[] bytes = Arrays.copyOf(start, start.length + rest.length);
        System.arraycopy(rest, 0, bytes, start.length, rest.length);
        add(place, entry.getName(), bytes);
      }
      return start.length + rest.length;
    } catch (IOException e) {
      unreadableFile(place, e);
      return 0;
    }
  }

  /**
   * Adds a class.
   *
   * @param path the path in the folder or jar; empty if it is not known
   */
  private void add(String place, String path, byte[] bytes) {
    if (!isClassFile(bytes)) {
      unread.add(path);
      unreadable("analyzer.no-class-file", place);
      return;
    }
    int version = ((bytes[6] & 0xFF) << 8) | (bytes[7] & 0xFF);
    if (version > NEWEST_KNOWN_TO_ASM) {
      unread.add(path);
      unreadable(
          "analyzer.too-new-class",
          place,
          "version",
          version - 44,
          "newest",
          NEWEST_KNOWN_TO_ASM - 44);
      return;
    }
    try {
      ClassNode node = new ClassNode();
      new ClassReader(bytes).accept(new CheckClassAdapter(node, false), ClassReader.SKIP_FRAMES);
      add(place, bytes, node);
    } catch (RuntimeException e) {
      // The reader checks little: a broken file ends in whatever its garbage leads to.
      unread.add(path);
      unreadable("analyzer.broken-class-file", place);
    }
  }

  /** Keeps the first class of a name, as a class loader does. */
  private void add(String place, byte[] bytes, ClassNode node) {
    Seen one = new Seen(place, bytes.length, Arrays.hashCode(bytes));
    Seen first = seen.putIfAbsent(node.name, one);
    if (first == null) {
      classes.add(node);
    } else if (first.size() != one.size() || first.hash() != one.hash()) {
      unreadable("analyzer.class-twice", place, "first", first.place());
    } else {
      repeated++;
    }
  }

  private static boolean isClassFile(byte[] start) {
    return start.length >= 8
        && start[0] == (byte) 0xCA
        && start[1] == (byte) 0xFE
        && start[2] == (byte) 0xBA
        && start[3] == (byte) 0xBE;
  }

  private static boolean isClass(String path) {
    return path.endsWith(".class")
        && !path.endsWith("module-info.class")
        && !path.startsWith("META-INF/");
  }

  private static int newestKnownToAsm() {
    int version = 61;
    byte[] header = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 0, 0, 1};
    while (true) {
      header[7] = (byte) (version + 1);
      try {
        new ClassReader(header);
      } catch (IllegalArgumentException tooNew) {
        return version;
      } catch (ArrayIndexOutOfBoundsException knownButEmpty) {
        // The version is supported: the reader got beyond it, to the missing part.
      }
      version++;
    }
  }
}
