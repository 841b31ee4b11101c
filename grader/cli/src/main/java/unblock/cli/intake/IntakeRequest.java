package unblock.cli.intake;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be graded.
 *
 * @param packages each exercise's package to its id
 * @param paths folders and zip files
 * @param batch whether each path holds many submissions
 * @param repositories git repositories, as paths or URLs
 * @param revision which commit counts; when one is asked for, paths are repositories, too
 * @param roster a CSV file that says who should hand in
 * @param reports where grades are kept; in a batch this is no submission
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
}
