package unblock.cli.intake;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import unblock.engine.submission.IoReason;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.Message;

/** The location of one submission on disk: a folder, a zip file, a Java file, or a repository. */
record SubmissionLocation(Map<String, String> packages, GitRevision revision) {
  static SubmissionLocation of(IntakeRequest request) {
    return new SubmissionLocation(request.packages(), request.revision());
  }

  /** Whether a file with this name could be a submission. */
  static boolean isMeant(Path path) {
    return Files.isDirectory(path) || ZipArchive.isZip(nameOf(path));
  }

  FoundSubmission found(Path path) {
    String name = nameOf(path.toAbsolutePath().normalize());
    boolean isFile = !Files.isDirectory(path);
    return new FoundSubmission(
        isFile || name.endsWith(".git") ? name.replaceFirst("(?i)\\.(zip|git|java)$", "") : name,
        () -> read(path));
  }

  private Submission read(Path path) throws UnusableSubmission {
    if (revision.isAsked()) {
      return GitRepositories.read(path.toString(), revision, packages);
    }
    if (Files.isRegularFile(path) && StudentFiles.isJava(nameOf(path))) {
      Path folder = path.getParent();
      return read(folder == null ? "." : folder.toString(), Map.of(nameOf(path), path), List.of());
    }
    if (Files.isDirectory(path) || !ZipArchive.isZip(nameOf(path))) {
      return readFolder(path);
    }
    StudentFiles pile = new StudentFiles(path.toString());
    pile.addZip(path);
    pile.openInner(1);
    return Submission.read(pile, packages);
  }

  /** Reads a folder. An unpacked zip of a class has folders that contain only a zip. */
  private Submission readFolder(Path folder) throws UnusableSubmission {
    if (holdsZip(folder)) {
      StudentFiles pile = new StudentFiles(folder.toString());
      pile.addFolder(folder);
      if (!pile.hasJava()) {
        pile.openInner(0);
        return Submission.read(pile, packages);
      }
    }
    return Submission.read(folder, packages);
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
    return Submission.read(pile, packages);
  }

  private static boolean holdsZip(Path folder) throws UnusableSubmission {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (DirectoryStream<Path> inside =
        Files.newDirectoryStream(
            folder, each -> ZipArchive.isZip(nameOf(each)) && !Files.isDirectory(each))) {
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
