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
import java.util.Optional;
import java.util.Set;
import unblock.grader.submission.SafeName;
import unblock.grader.submission.Submission;
import unblock.grader.submission.UnusableSubmission;

/**
 * What came in.
 *
 * @param arrivals in the order of the request, no two of the same name
 * @param refusals one sentence for each that cannot even be found
 * @param absent who is on the roster and handed in nothing, in its order
 */
public record Arrivals(List<Arrival> arrivals, List<String> refusals, List<Student> absent) {
  public Arrivals {
    arrivals = List.copyOf(arrivals);
    refusals = List.copyOf(refusals);
    absent = List.copyOf(absent);
  }

  /**
   * Finds what is asked for, and reads none of it yet.
   *
   * @throws UnusableSubmission when a batch or the roster cannot be read, so that not even the
   *     names are known
   */
  public static Arrivals of(Request request) throws UnusableSubmission {
    List<Path> paths = request.paths();
    if (request.batch()) {
      paths = new ArrayList<>();
      for (Path path : request.paths()) {
        paths.addAll(in(path));
      }
      // Earlier reports may lie beside the submissions; they are none.
      paths.removeIf(
          each -> request.reports().filter(reports -> isSame(each, reports)).isPresent());
    }
    List<Arrival> arrivals = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        refusals.add(
            "There is no %s %s. Check the path and try again."
                .formatted(ZipFolder.isMeant(path) ? "file" : "folder", path));
        continue;
      }
      arrivals.add(
          new Work(
              nameOfItsOwn(nameOf(path), names),
              Optional.empty(),
              List.of(),
              () -> read(path, request.packages())));
    }
    return new Arrivals(arrivals, refusals, List.of());
  }

  private static Submission read(Path path, Map<String, String> packages)
      throws UnusableSubmission {
    return ZipFolder.isMeant(path)
        ? ZipFolder.read(path, packages)
        : Submission.read(path, packages);
  }

  private static String nameOf(Path path) {
    Path last = path.toAbsolutePath().normalize().getFileName();
    String name = last == null ? "" : last.toString();
    return ZipFolder.isMeant(path) ? name.substring(0, name.length() - 4) : name;
  }

  private static List<Path> in(Path folder) throws UnusableSubmission {
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

  private static boolean isSame(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  /** Names that differ in case only are the same folder on some machines. */
  private static String nameOfItsOwn(String wanted, Set<String> names) {
    String safe = SafeName.of(wanted);
    String name = safe;
    for (int i = 2; !names.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = SafeName.of(safe + "-" + i);
    }
    return name;
  }
}
