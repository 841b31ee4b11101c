package unblock.analyzer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.util.CheckClassAdapter;

/** Parses the application's class files and keeps the first class of each name. */
final class ClassFileParser {
  /** The path of a class, in a folder of classes or in the jar of an application. */
  private static final Pattern OF_A_CLASS =
      Pattern.compile("(?:(?:BOOT|WEB)-INF/classes/)?([^ ]+)\\.class");

  private static final int NEWEST_KNOWN_TO_ASM = newestKnownToAsm();

  private record Seen(String place, int size, int hash) {}

  private final UnreadableFiles unreadable;
  private final List<ClassNode> classes = new ArrayList<>();

  /** The classes of the application that could not be read, by the name of their file. */
  private final Set<String> unread = new LinkedHashSet<>();

  /** The classes that were read, by name. */
  private final Map<String, Seen> seen = new HashMap<>();

  /** The number of classes that were there before, with the same content. */
  private int repeated;

  ClassFileParser(UnreadableFiles unreadable) {
    this.unreadable = unreadable;
  }

  List<ClassNode> classes() {
    return classes;
  }

  /** Returns the number of readable class files, including repeated ones. */
  int size() {
    return classes.size() + repeated;
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

  /**
   * Parses a class file.
   *
   * @param path the path in the folder or jar; empty if it is not known
   */
  void parse(String place, String path, byte[] bytes) {
    if (!isClassFile(bytes)) {
      unread.add(path);
      unreadable.add("analyzer.no-class-file", place);
      return;
    }
    int version = ((bytes[6] & 0xFF) << 8) | (bytes[7] & 0xFF);
    if (version > NEWEST_KNOWN_TO_ASM) {
      unread.add(path);
      unreadable.add(
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
      keep(place, bytes, node);
    } catch (RuntimeException e) {
      // The reader checks little: a broken file ends in whatever its garbage leads to.
      unread.add(path);
      unreadable.add("analyzer.broken-class-file", place);
    }
  }

  /** Records a class file that cannot be read, by its path in the folder or jar. */
  void miss(String path) {
    unread.add(path);
  }

  /** Keeps the first class of a name, as a class loader does. */
  private void keep(String place, byte[] bytes, ClassNode node) {
    Seen one = new Seen(place, bytes.length, Arrays.hashCode(bytes));
    Seen first = seen.putIfAbsent(node.name, one);
    if (first == null) {
      classes.add(node);
    } else if (first.size() != one.size() || first.hash() != one.hash()) {
      unreadable.add("analyzer.class-twice", place, "first", first.place());
    } else {
      repeated++;
    }
  }

  /** Whether a file that starts with these bytes is a class file. */
  static boolean isClassFile(byte[] start) {
    return start.length >= 8
        && start[0] == (byte) 0xCA
        && start[1] == (byte) 0xFE
        && start[2] == (byte) 0xBA
        && start[3] == (byte) 0xBE;
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
