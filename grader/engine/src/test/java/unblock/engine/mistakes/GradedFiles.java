package unblock.engine.mistakes;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import unblock.engine.Grader;
import unblock.engine.model.GradedExercise;

/**
 * Grades students' files. A grading takes nearly two seconds of CPU time, so the ordinary build
 * grades every sixteenth file; {@code -Dunblock.mistakes.all=true} grades all, and {@code
 * -Dunblock.mistakes.only=TEXT} those whose names have the text.
 */
final class GradedFiles implements AutoCloseable {
  private static final boolean ALL = Boolean.getBoolean("unblock.mistakes.all");
  private static final String ONLY = System.getProperty("unblock.mistakes.only", "");
  private static final int SEED = 7;

  /** An ordinary build grades every sixteenth file, because all of them take minutes. */
  private static final int PART = 16;

  private final Grader grader = new Grader(SEED);

  /** The files that this build grades. */
  Stream<StudentFile> chosen(List<StudentFile> files) {
    if (!ONLY.isEmpty()) {
      return files.stream().filter(file -> (file.exercise() + "/" + file.name()).contains(ONLY));
    }
    return IntStream.range(0, files.size()).filter(i -> ALL || i % PART == 0).mapToObj(files::get);
  }

  GradedExercise grade(StudentFile file) {
    return grader.grade(file.submission()).exercises().get(0);
  }

  @Override
  public void close() {
    grader.close();
  }
}
