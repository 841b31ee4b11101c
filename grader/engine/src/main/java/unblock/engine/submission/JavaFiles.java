package unblock.engine.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import unblock.message.Message;

/**
 * The Java files of a folder that may be a student's: without tests, build output and hidden files;
 * in a copy of the whole kit, only those below its {@code exercises}.
 *
 * @param files below the folder, with slashes, in order
 * @param links symbolic links, which are never followed
 * @param almost files with another ending after {@code .java}, as in {@code A.java.txt}
 */
record JavaFiles(List<String> files, List<String> links, List<String> almost) {
  /** A folder with more entries is not a submission. */
  static final int MOST_ENTRIES = 50_000;

  private static final int DEEPEST = 64;
  private static final Pattern ALMOST = Pattern.compile("(?i)[^.].*\\.java\\.[a-z]{2,8}");
  private static final Set<String> BUILT = Set.of("target", "build", "out", "bin", "node_modules");

  /** The folders in a copy of the kit that are not the student's. */
  private static final Set<String> KIT = Set.of("grader", "solutions");

  static JavaFiles below(Path folder) throws UnusableSubmission {
    Walk walk = new Walk(folder);
    try {
      Files.walkFileTree(folder, Set.of(), DEEPEST, walk);
    } catch (IOException | UncheckedIOException e) {
      throw new UnusableSubmission(
          Message.of(
              "submission.unreadable-folder",
              "folder",
              folder.toString(),
              "reason",
              IoReason.of(e)),
          e);
    }
    if (walk.entries > MOST_ENTRIES) {
      throw tooMany(folder.toString());
    }
    return sorted(walk.files, walk.links, walk.almost);
  }

  static JavaFiles in(SourceBundle bundle) throws UnusableSubmission {
    Set<String> known = new HashSet<>();
    for (String file : bundle.files()) {
      for (int end = file.length(); end > 0; end = file.lastIndexOf('/', end - 1)) {
        known.add(file.substring(0, end));
        if (known.size() > MOST_ENTRIES) {
          throw tooMany(bundle.where());
        }
      }
    }
    List<String> own = bundle.files().stream().filter(each -> isOwn(each, known)).toList();
    return sorted(
        new ArrayList<>(own.stream().filter(each -> isJava(nameOf(each))).toList()),
        new ArrayList<>(bundle.links()),
        new ArrayList<>(own.stream().filter(each -> isAlmost(nameOf(each))).toList()));
  }

  private static boolean isOwn(String file, Set<String> known) {
    String parent = "";
    String above = "";
    int start = 0;
    for (int end = file.indexOf('/'); end >= 0; end = file.indexOf('/', start)) {
      String folder = file.substring(start, end);
      String beside = above;
      if (isLeftOut(folder, parent, sibling -> known.contains(beside + sibling))) {
        return false;
      }
      parent = folder;
      start = end + 1;
      above = file.substring(0, start);
    }
    return true;
  }

  private static String nameOf(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  private static boolean isAlmost(String name) {
    return ALMOST.matcher(name).matches();
  }

  private static boolean isJava(String name) {
    return JavaFile.isJava(name) && !name.startsWith(".");
  }

  private static UnusableSubmission tooMany(String where) {
    return new UnusableSubmission(
        Message.of("submission.too-many-entries", "where", where, "most", MOST_ENTRIES));
  }

  private static JavaFiles sorted(List<String> files, List<String> links, List<String> almost) {
    files.sort(null);
    links.sort(null);
    almost.sort(null);
    return new JavaFiles(files, links, almost);
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<String> files = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private final List<String> almost = new ArrayList<>();
    private int entries;

    Walk(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean leaveOut =
          !folder.equals(root)
              && isLeftOut(
                  nameOf(folder),
                  nameOf(folder.getParent()),
                  sibling -> Files.exists(folder.resolveSibling(sibling)));
      return leaveOut ? FileVisitResult.SKIP_SUBTREE : next();
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isSymbolicLink()) {
        links.add(below(file));
      } else if (attributes.isRegularFile() && isJava(nameOf(file))) {
        files.add(below(file));
      } else if (attributes.isRegularFile() && isAlmost(nameOf(file))) {
        almost.add(below(file));
      }
      return next();
    }

    private String below(Path file) {
      return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private FileVisitResult next() {
      return ++entries > MOST_ENTRIES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }
  }

  private static boolean isLeftOut(String folder, String parent, Predicate<String> isBeside) {
    return folder.startsWith(".")
        || (folder.equals("test") && parent.equals("src"))
        || (BUILT.contains(folder) && (isBeside.test("src") || isBeside.test("pom.xml")))
        || (KIT.contains(folder) && isBeside.test("exercises"));
  }

  private static String nameOf(@Nullable Path path) {
    Path name = path == null ? null : path.getFileName();
    return name == null ? "" : name.toString();
  }
}
