package unblock.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import unblock.cli.journal.FileDigest;
import unblock.engine.Course;
import unblock.engine.rubric.Rubric;
import unblock.engine.rubric.UnusableRubric;
import unblock.engine.submission.BoundedFile;
import unblock.engine.submission.IoReason;

/** The option that says what is worth how much. */
final class CourseOptions {
  /** Bytes; a rubric of a hundred exercises is far below that. */
  private static final int LARGEST_RUBRIC = 1 << 20;

  @Option(
      names = "--rubric",
      paramLabel = "FILE",
      description =
          "Give points by this file; unblock exercises --rubric writes the one to start from.")
  private @Nullable Path file;

  @Mixin private ExerciseOptions exercises = new ExerciseOptions();

  /** The course that is graded, and what tells its rubric from others. */
  record Chosen(Course course, String rubric) {}

  /** The course with the exercises and the rubric that were named. */
  Chosen chosen() {
    Course whole = exercises.course();
    if (file == null) {
      return new Chosen(whole, "");
    }
    try {
      String text = BoundedFile.readText(file, LARGEST_RUBRIC);
      Rubric rubric = Rubric.read(text, whole.exercises());
      return new Chosen(
          whole.with(rubric), FileDigest.of(rubric.toYaml().getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new CommandFault(
          "The rubric %s cannot be read (%s). Name a file that unblock exercises --rubric wrote."
              .formatted(file, IoReason.text(e)),
          e);
    } catch (UnusableRubric e) {
      throw new CommandFault(
          "The rubric %s cannot be used: %s.".formatted(file, e.getMessage()), e);
    }
  }
}
