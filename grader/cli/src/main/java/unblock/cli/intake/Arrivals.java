package unblock.cli.intake;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import unblock.grader.submission.Submission;
import unblock.grader.submission.UnusableSubmission;

/**
 * What came in.
 *
 * @param submissions in the order of the request, no two of the same name
 * @param refusals one sentence for each that cannot be graded
 */
public record Arrivals(List<Submission> submissions, List<String> refusals) {
  public Arrivals {
    submissions = List.copyOf(submissions);
    refusals = List.copyOf(refusals);
  }

  /**
   * Reads each path: a folder or a zip file is one submission.
   *
   * @param packages each exercise's package to its id
   */
  public static Arrivals at(List<Path> paths, Map<String, String> packages) {
    List<Submission> submissions = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Path path : paths) {
      try {
        Submission submission =
            ZipFolder.isMeant(path)
                ? ZipFolder.read(path, packages)
                : Submission.read(path, packages);
        submissions.add(withNameOfItsOwn(submission, names));
      } catch (UnusableSubmission e) {
        refusals.add(String.valueOf(e.getMessage()));
      }
    }
    return new Arrivals(submissions, refusals);
  }

  /**
   * The submissions that lie in a folder, each a folder or a zip file of its own; hidden ones are
   * none.
   *
   * @throws UnusableSubmission when there is no such folder, or nothing in it
   */
  public static List<Path> in(Path folder) throws UnusableSubmission {
    if (!Files.isDirectory(folder)) {
      throw new UnusableSubmission(
          "%s is not a folder. With --batch, name the folder that holds the submissions."
              .formatted(folder));
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Arrivals::isSubmission)) {
      entries.forEach(found::add);
    } catch (IOException e) {
      throw new UnusableSubmission(
          "The folder %s cannot be read (%s). Check its permissions and try again."
              .formatted(folder, e),
          e);
    }
    if (found.isEmpty()) {
      throw new UnusableSubmission(
          "There is neither a folder nor a zip file in %s. With --batch, name the folder that holds"
                  .formatted(folder)
              + " the submissions.");
    }
    found.sort(null);
    return found;
  }

  private static boolean isSubmission(Path path) {
    return !path.getFileName().toString().startsWith(".")
        && (Files.isDirectory(path) || ZipFolder.isMeant(path));
  }

  /** Names that differ in case only are the same folder on some machines. */
  private static Submission withNameOfItsOwn(Submission submission, Set<String> names) {
    Submission named = submission;
    for (int i = 2; !names.add(named.name().toLowerCase(Locale.ROOT)); i++) {
      named = submission.named(submission.name() + "-" + i);
    }
    return named;
  }
}
