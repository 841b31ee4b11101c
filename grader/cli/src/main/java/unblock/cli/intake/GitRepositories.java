package unblock.cli.intake;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import unblock.engine.submission.IoReason;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.Message;

/**
 * Git repositories, on disk or elsewhere. Nothing is ever checked out: what a commit holds is read
 * from the repository itself, so that no hook, no filter and no link in it does anything.
 */
final class GitRepositories {
  private GitRepositories() {}

  /** The last part of a path or URL: what people call the repository. */
  static String nameOf(String where) {
    String name = where.replaceFirst("[/\\\\]+$", "").replaceFirst("(?i)[/\\\\]?\\.git$", "");
    return name.replaceFirst("(?s).*[/\\\\]", "");
  }

  /**
   * Reads what one commit holds.
   *
   * @param where a path, or an {@code https:} or {@code file:} URL
   */
  static Submission read(String where, GitRevision revision, Map<String, String> packages)
      throws UnusableSubmission {
    if (where.toLowerCase(Locale.ROOT).matches("(?s)(https|file):.*")) {
      try (GitClone clone = GitClone.of(where)) {
        return read(where, clone.folder(), revision, packages);
      }
    }
    if (where.matches("(?s)[^/\\\\]{2,}:.*")) {
      throw new UnusableSubmission(Message.of("intake.not-a-url", "where", where));
    }
    return read(where, folderOf(where), revision, packages);
  }

  private static Path folderOf(String where) throws UnusableSubmission {
    try {
      Path folder = Path.of(where);
      if (!Files.isDirectory(folder)) {
        throw new UnusableSubmission(Message.of("intake.no-folder", "path", where));
      }
      Path inside = folder.resolve(".git");
      Path git = Files.exists(inside) ? inside : folder;
      if (!Files.isDirectory(git) || !Files.isDirectory(git.resolve("objects"))) {
        throw new UnusableSubmission(Message.of("intake.not-a-repository", "where", where));
      }
      return git;
    } catch (InvalidPathException e) {
      throw new UnusableSubmission(Message.of("intake.no-folder", "path", where), e);
    }
  }

  private static Submission read(
      String where, Path git, GitRevision revision, Map<String, String> packages)
      throws UnusableSubmission {
    File folder = git.toFile();
    try (Repository repository =
        new FileRepositoryBuilder().setGitDir(folder).setMustExist(true).build()) {
      try (GitCommit commit = GitCommit.of(where, repository, revision)) {
        return Submission.read(commit, packages);
      }
    } catch (IOException | RuntimeException e) {
      // A damaged repository makes the library fail in many ways; none of them is the grader's.
      throw new UnusableSubmission(
          Message.of("intake.unreadable-repository", "where", where, "reason", IoReason.of(e)), e);
    }
  }
}
