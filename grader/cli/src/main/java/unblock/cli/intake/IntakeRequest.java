package unblock.cli.intake;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unblock.engine.submission.Submission;

/**
 * The parameters of the intake.
 *
 * @param packages the id of each exercise by package; {@link Submission#NOT_ASKED} for an exercise
 *     that is not graded
 * @param paths folders and zip files
 * @param batch whether each path contains many submissions
 * @param repositories git repositories, as paths or URLs
 * @param revision the commit to grade; if one is requested, paths are repositories, too
 * @param roster a CSV file of the students
 * @param reports the folder of the grades; in a batch it is not read as a submission
 */
public record IntakeRequest(
    Map<String, String> packages,
    List<Path> paths,
    boolean batch,
    List<String> repositories,
    GitRevision revision,
    Optional<Path> roster,
    Optional<Path> reports) {
  public IntakeRequest {
    packages = Collections.unmodifiableMap(new LinkedHashMap<>(packages));
    paths = List.copyOf(paths);
    repositories = List.copyOf(repositories);
  }

  /** Returns the ids of the graded exercises. */
  List<String> exercises() {
    return packages.values().stream().filter(id -> !id.equals(Submission.NOT_ASKED)).toList();
  }
}
