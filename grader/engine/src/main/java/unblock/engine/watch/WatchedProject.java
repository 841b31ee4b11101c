package unblock.engine.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unblock.engine.Course;
import unblock.engine.exercise.Exercise;
import unblock.message.Translator;

/**
 * A folder with exercises that a student edits.
 *
 * @param folder absolute, without symbolic links
 * @param exercises in the order of the course
 */
record WatchedProject(Path folder, List<WatchedExercise> exercises) {
  private static final Path SOURCES = Path.of("src", "main", "java");

  WatchedProject {
    exercises = List.copyOf(exercises);
  }

  /**
   * Finds the exercises in a Maven project, or in a folder of packages.
   *
   * @param texts in the language of the handouts
   */
  static WatchedProject of(Path given, Translator texts) throws IOException {
    Path folder = given.toRealPath();
    Path maven = folder.resolve(SOURCES);
    Path sources = Files.isDirectory(maven) ? maven : folder;
    List<WatchedExercise> found = new ArrayList<>();
    for (Exercise exercise : Course.standard().exercises()) {
      Path home = sources.resolve(exercise.packageName().replace('.', '/'));
      if (Files.isDirectory(home)) {
        found.add(
            new WatchedExercise(
                exercise,
                home,
                ExerciseHandout.read(home, texts),
                solution(folder, home, exercise)));
      }
    }
    return new WatchedProject(folder, found);
  }

  /** In the kit, the folder of the reference solutions is beside that of the exercises. */
  private static Optional<Path> solution(Path folder, Path home, Exercise exercise) {
    Path file =
        folder
            .resolveSibling("solutions")
            .resolve(folder.relativize(home))
            .resolve(exercise.handlersName() + ".java");
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }
}
