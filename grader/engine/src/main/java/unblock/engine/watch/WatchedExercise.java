package unblock.engine.watch;

import java.nio.file.Path;
import java.util.Optional;
import unblock.engine.Course;
import unblock.engine.exercise.Exercise;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.Message;

/**
 * An exercise in a student's project.
 *
 * @param folder the absolute folder of its package
 * @param solution the reference solution, if it is beside the project
 */
record WatchedExercise(
    Exercise exercise, Path folder, ExerciseHandout handout, Optional<Path> solution) {
  private static final String SUFFIX = ".java";

  /** The id of the exercise. */
  String id() {
    return exercise.id();
  }

  /** The file that the student edits. */
  Path source() {
    return folder.resolve(exercise.handlersName() + SUFFIX);
  }

  /** Whether that file is a source of the exercise. */
  boolean has(Path file) {
    return file.startsWith(folder) && file.toString().endsWith(SUFFIX);
  }

  /**
   * Reads the sources as they are now.
   *
   * @throws UnusableSubmission when there is none
   */
  Submission submission() throws UnusableSubmission {
    Submission read = Submission.read(folder, Course.standard().packages()).named("watch");
    if (!read.exercises().containsKey(id())) {
      throw new UnusableSubmission(Message.of("watch.no-source", "file", source().toString()));
    }
    return read;
  }
}
