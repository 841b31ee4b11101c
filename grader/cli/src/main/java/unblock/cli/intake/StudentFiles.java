package unblock.cli.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import unblock.engine.submission.BoundedFile;
import unblock.engine.submission.IoReason;
import unblock.engine.submission.SourceBundle;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.Message;

/**
 * The files of one student from any source: files, folders, archives, entries of a class's zip. An
 * archive that was handed in is opened. An archive inside it is opened only if no Java file is next
 * to it, because students often leave older copies in their folders.
 */
final class StudentFiles implements SourceBundle {
  /** A readable piece. */
  private interface Piece {
    byte[] read(int most) throws UnusableSubmission;
  }

  private final String where;
  private final Map<String, Piece> pieces = new LinkedHashMap<>();
  private final Set<String> links = new LinkedHashSet<>();
  private long java = IntakeLimits.JAVA;
  private int zips = IntakeLimits.INNER_ZIPS;

  /** Creates an empty collection with a name for messages. */
  StudentFiles(String where) {
    this.where = where;
  }

  /** Adds the entries of an archive. */
  void addArchive(Path archive) throws UnusableSubmission {
    add("", ArchiveFormat.files(archive));
  }

  /** Adds some files of a zip, which also contains files of other students. */
  void addFiles(List<ArchivedFile> files) {
    add("", files);
  }

  /** Adds a file on disk. */
  void addFile(String name, Path file) {
    pieces.put(
        name,
        most -> {
          try {
            BoundedFile.requireRegular(file);
            try (InputStream in = Files.newInputStream(file)) {
              return in.readNBytes(most);
            }
          } catch (IOException e) {
            throw new UnusableSubmission(
                Message.of(
                    "intake.unreadable-file", "path", file.toString(), "reason", IoReason.of(e)),
                e);
          }
        });
  }

  /** Adds all files in a folder on disk. */
  void addFolder(Path folder) throws UnusableSubmission {
    try {
      Files.walkFileTree(
          folder,
          Set.of(),
          IntakeLimits.DEEPEST,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String name =
                  folder
                      .relativize(file)
                      .toString()
                      .replace(file.getFileSystem().getSeparator(), "/");
              if (attributes.isSymbolicLink()) {
                links.add(name);
              } else if (attributes.isRegularFile()) {
                addFile(name, file);
              }
              return pieces.size() > IntakeLimits.ENTRIES
                  ? FileVisitResult.TERMINATE
                  : FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw SubmissionLocation.unreadable(folder, e);
    }
  }

  /** Opens the archives that were handed in, and those in them as {@link #openInner} does. */
  void openHandedIn() throws UnusableSubmission {
    openArchives(name -> name.indexOf('/') < 0);
    openInner(1);
  }

  /**
   * Opens the archives inside, if there are no Java files.
   *
   * @param depth the number of archives around these
   * @throws UnusableSubmission also when there are only archives that the grader cannot open
   */
  void openInner(int depth) throws UnusableSubmission {
    for (int at = depth; at < IntakeLimits.DEPTH && !hasJava(); at++) {
      openArchives(name -> true);
    }
    if (!hasJava()) {
      Optional<String> closed =
          pieces.keySet().stream().filter(StudentFiles::isUnsupported).sorted().findFirst();
      if (closed.isPresent()) {
        throw ArchiveFormat.unsupported(where + "/" + closed.get());
      }
    }
  }

  /** Whether that is an archive of the student's; a jar in a folder belongs to a build. */
  private static boolean isUnsupported(String name) {
    boolean isBuild = name.indexOf('/') >= 0 && name.endsWith(".jar");
    return ArchiveFormat.isArchive(name)
        && !ArchiveFormat.isOpened(name)
        && !isHidden(name)
        && !isBuild;
  }

  /** Whether there are folders of versions, of which only the newest counts. */
  boolean hasVersions() {
    return !NumberedVersions.in(pieces.keySet()).isEmpty();
  }

  /**
   * Leaves out all but the newest version of each file, where a platform keeps the versions in
   * folders: of {@code Version 1} and {@code Version 2}, the second counts.
   *
   * @return the remarks on the choice
   */
  private List<Message> keepNewestVersions() {
    List<NumberedVersions> all = NumberedVersions.in(pieces.keySet());
    all.forEach(each -> pieces.keySet().removeIf(each::isOlder));
    return all.stream().map(NumberedVersions::remark).toList();
  }

  boolean hasJava() {
    return pieces.keySet().stream().anyMatch(name -> isJava(name) && !isHidden(name));
  }

  static boolean isJava(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".java");
  }

  /** Whether that is a Java file, perhaps with another ending after {@code .java}. */
  static boolean isMeantAsJava(String name) {
    return name.matches("(?is).*\\.java(?:\\.[a-z]{2,8})?");
  }

  /** Returns the name of a Java file without its endings. */
  static String stem(String name) {
    return name.replaceFirst("(?is)\\.java(?:\\.[a-z]{2,8})?$", "");
  }

  /**
   * Reads the submission.
   *
   * @param packages each exercise's package to its id
   * @throws UnusableSubmission when there is no exercise to grade
   */
  Submission read(Map<String, String> packages) throws UnusableSubmission {
    List<Message> remarks = new ArrayList<>(keepNewestVersions());
    Submission read = Submission.read(this, packages);
    remarks.addAll(read.remarks());
    return new Submission(read.name(), read.exercises(), remarks);
  }

  private static boolean isHidden(String name) {
    return name.startsWith(".") || name.contains("/.");
  }

  private void openArchives(Predicate<String> which) throws UnusableSubmission {
    List<String> found =
        pieces.keySet().stream()
            .filter(name -> ArchiveFormat.isOpened(name) && !isHidden(name) && which.test(name))
            .sorted()
            .toList();
    for (String name : found) {
      byte[] bytes = piece(name).read(zips + 1);
      zips -= bytes.length;
      if (zips < 0) {
        throw new UnusableSubmission(
            Message.of(
                "intake.zips-too-large", "where", where, "mib", IntakeLimits.INNER_ZIPS >> 20));
      }
      pieces.remove(name);
      add(name + "/", ArchiveFormat.files(where + "/" + name, bytes));
    }
  }

  private void add(String prefix, List<ArchivedFile> files) {
    for (ArchivedFile file : files) {
      if (file.name().startsWith("__MACOSX/")) {
        continue;
      }
      if (file.isLink()) {
        links.add(prefix + file.name());
      } else {
        pieces.put(prefix + file.name(), file.content()::read);
      }
    }
  }

  private Piece piece(String name) {
    Piece piece = pieces.get(name);
    if (piece == null) {
      throw new IllegalArgumentException(name + " is not in " + where);
    }
    return piece;
  }

  @Override
  public String where() {
    return where;
  }

  @Override
  public Set<String> files() {
    return Collections.unmodifiableSet(pieces.keySet());
  }

  @Override
  public Set<String> links() {
    return Collections.unmodifiableSet(links);
  }

  @Override
  public byte[] read(String file, int most) throws UnusableSubmission {
    byte[] bytes = piece(file).read(most);
    java -= bytes.length;
    if (java < 0) {
      throw javaTooLarge(where);
    }
    return bytes;
  }

  static UnusableSubmission javaTooLarge(String where) {
    return new UnusableSubmission(
        Message.of("intake.java-too-large", "where", where, "mib", IntakeLimits.JAVA >> 20));
  }
}
