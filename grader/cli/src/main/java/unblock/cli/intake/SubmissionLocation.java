package unblock.cli.intake;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import unblock.engine.submission.IoReason;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.Message;

/** The location of one submission on disk: a folder, an archive, a Java file, or a repository. */
record SubmissionLocation(Map<String, String> packages, GitRevision revision) {
  /** The maximum depth of the folders of versions: assignment, and version. */
  private static final int DEEPEST_VERSION = 3;

  static SubmissionLocation of(IntakeRequest request) {
    return new SubmissionLocation(request.packages(), request.revision());
  }

  /** Whether a file with this name could be a submission. */
  static boolean isMeant(Path path) {
    return Files.isDirectory(path)
        || ArchiveFormat.isArchive(nameOf(path))
        || StudentFiles.isMeantAsJava(nameOf(path));
  }

  FoundSubmission found(Path path) {
    String name = nameOf(path.toAbsolutePath().normalize());
    boolean isFile = !Files.isDirectory(path);
    String stem = isFile ? StudentFiles.stem(ArchiveFormat.stem(name)) : name;
    return new FoundSubmission(stem.replaceFirst("(?i)\\.git$", ""), () -> read(path));
  }

  private Submission read(Path path) throws UnusableSubmission {
    if (revision.isAsked()) {
      return GitRepositories.read(path.toString(), revision, packages);
    }
    if (Files.isRegularFile(path) && StudentFiles.isMeantAsJava(nameOf(path))) {
      Path folder = path.getParent();
      return read(folder == null ? "." : folder.toString(), Map.of(nameOf(path), path), List.of());
    }
    if (Files.isDirectory(path) || !ArchiveFormat.isArchive(nameOf(path))) {
      return readFolder(path);
    }
    StudentFiles pile = new StudentFiles(path.toString());
    pile.addArchive(path);
    pile.openInner(1);
    return pile.read(packages);
  }

  /**
   * Reads a folder. An unpacked zip of a class has folders that contain only an archive, and a
   * class of Microsoft Teams has folders of versions.
   */
  private Submission readFolder(Path folder) throws UnusableSubmission {
    if (holdsArchive(folder)) {
      StudentFiles pile = new StudentFiles(folder.toString());
      pile.addFolder(folder);
      if (!pile.hasJava()) {
        pile.openInner(0);
        return pile.read(packages);
      }
    }
    if (Files.isDirectory(folder) && holdsVersions(folder)) {
      StudentFiles pile = new StudentFiles(folder.toString());
      pile.addFolder(folder);
      return pile.read(packages);
    }
    return Submission.read(folder, packages);
  }

  /** Whether there may be versions in folders. What cannot be read is reported by the reader. */
  private static boolean holdsVersions(Path folder) throws UnusableSubmission {
    AtomicInteger versions = new AtomicInteger();
    try {
      Files.walkFileTree(
          folder,
          Set.of(),
          DEEPEST_VERSION,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isDirectory() && NumberedVersions.isVersion(nameOf(file))) {
                versions.incrementAndGet();
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
              return visitFile(each, attributes);
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    return versions.get() > 1;
  }

  /** Reads several files and folders of one student. */
  Submission read(String where, Map<String, Path> files, List<Path> folders)
      throws UnusableSubmission {
    StudentFiles pile = new StudentFiles(where);
    for (Path folder : folders) {
      pile.addFolder(folder);
    }
    files.forEach(pile::addFile);
    pile.openHandedIn();
    return pile.read(packages);
  }

  private static boolean holdsArchive(Path folder) throws UnusableSubmission {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (DirectoryStream<Path> inside =
        Files.newDirectoryStream(
            folder, each -> ArchiveFormat.isArchive(nameOf(each)) && !Files.isDirectory(each))) {
      return inside.iterator().hasNext();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  static UnusableSubmission unreadable(Path folder, IOException e) {
    return new UnusableSubmission(
        Message.of("intake.unreadable-folder", "path", folder.toString(), "reason", IoReason.of(e)),
        e);
  }

  static String nameOf(Path path) {
    Path last = path.getFileName();
    return last == null ? "" : last.toString();
  }
}
