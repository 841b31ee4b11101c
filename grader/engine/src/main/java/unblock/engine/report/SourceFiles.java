package unblock.engine.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unblock.analyzer.Finding;

/**
 * The source files of a submission, by which a report turns the bare file name of a finding into a
 * path. An editor or a code host shows a remark at its line only with the path from the root of the
 * repository.
 *
 * @param handlers from the id of an exercise to the class of its handlers, as in {@code
 *     unblock.exercises.offload.UserHandlers}
 * @param files the paths of source files from the root of the repository, with slashes
 */
public record SourceFiles(Map<String, String> handlers, List<String> files) {
  private static final SourceFiles UNKNOWN = new SourceFiles(Map.of(), List.of());

  public SourceFiles {
    handlers = Map.copyOf(handlers);
    files = files.stream().sorted(Comparator.comparingInt(String::length)).toList();
  }

  /** Without any file: a path is the package of a handler and the file name. */
  public static SourceFiles unknown() {
    return UNKNOWN;
  }

  /**
   * Returns the path of the finding's file.
   *
   * @param exercise the id of its exercise; an empty text when there is none
   */
  String path(Finding finding, String exercise) {
    return path(finding.file(), folder(finding, exercise));
  }

  /**
   * Returns the path of another file of the same package, such as one on the way to the finding.
   */
  String path(String file, Finding finding, String exercise) {
    return path(file, folder(finding, exercise));
  }

  /** Returns the path of a file of the exercise. */
  String path(String file, String exercise) {
    return pathIn(file, handlersOf(exercise).map(SourceFiles::folderOf).orElse(""));
  }

  /** Returns the path of the file with the handlers; empty when the exercise is not known. */
  Optional<String> handlersFile(String exercise) {
    return handlersOf(exercise)
        .map(type -> pathIn(type.substring(type.lastIndexOf('.') + 1) + ".java", folderOf(type)));
  }

  private String path(String file, Optional<String> folder) {
    return pathIn(file, folder.orElse(""));
  }

  private Optional<String> handlersOf(String exercise) {
    return Optional.ofNullable(handlers.get(exercise));
  }

  private Optional<String> folder(Finding finding, String exercise) {
    return finding.handlers().stream()
        .map(handler -> handler.replaceFirst("#.*", ""))
        .findFirst()
        .or(() -> handlersOf(exercise))
        .map(SourceFiles::folderOf);
  }

  /** The file in that package, or else in a package within it, or else the only one of its name. */
  private String pathIn(String file, String folder) {
    List<String> named =
        files.stream().filter(path -> path.equals(file) || path.endsWith("/" + file)).toList();
    String own = folder.isEmpty() ? file : folder + "/" + file;
    return named.stream()
        .filter(path -> path.equals(own) || (!folder.isEmpty() && path.endsWith("/" + own)))
        .findFirst()
        .or(() -> named.stream().filter(path -> isBelow(path, folder)).findFirst())
        .or(() -> named.size() == 1 ? named.stream().findFirst() : Optional.empty())
        .orElse(own);
  }

  private static boolean isBelow(String path, String folder) {
    return !folder.isEmpty() && ("/" + path).contains("/" + folder + "/");
  }

  private static String folderOf(String type) {
    int dot = type.lastIndexOf('.');
    return dot < 0 ? "" : type.substring(0, dot).replace('.', '/');
  }
}
