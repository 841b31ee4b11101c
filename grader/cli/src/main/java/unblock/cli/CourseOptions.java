package unblock.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import unblock.cli.journal.FileDigest;
import unblock.engine.Course;
import unblock.engine.Grader;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedExercise;
import unblock.engine.rubric.LateRule;
import unblock.engine.rubric.Rubric;
import unblock.engine.rubric.UnusableRubric;
import unblock.engine.submission.BoundedFile;
import unblock.message.Message;

/** The option for the rubric. */
final class CourseOptions {
  /** In bytes; a rubric of a hundred exercises is much smaller. */
  private static final int LARGEST_RUBRIC = 1 << 20;

  @Option(names = "--rubric", paramLabel = "cli.label.file", descriptionKey = "cli.option.rubric")
  private @Nullable Path file;

  @Mixin private ExerciseOptions exercises = new ExerciseOptions();

  /**
   * The course that is graded.
   *
   * @param rubric its digest; empty for the kit's own
   * @param late the rubric's rule for late work, if it has one
   */
  record Chosen(Course course, String rubric, Optional<LateRule> late) {
    /**
     * The grade judged once more from its evidence.
     *
     * @param file the file of the grade; a fault names it
     */
    GradeReport judged(GradeReport grade, Path file) {
      for (GradedExercise each : grade.exercises()) {
        if (course.find(each.id()).isEmpty() && !course.leftOut().contains(each.id())) {
          throw new CommandFault(
              Message.of("cli.judge.no-exercise", "file", file.toString(), "id", each.id()));
        }
      }
      try {
        return Grader.judge(grade, course);
      } catch (RuntimeException e) {
        // Evidence that no grader writes: its parts contradict each other.
        throw new CommandFault(Message.of("cli.judge.no-evidence", "file", file.toString()), e);
      }
    }
  }

  /** Returns the course with the exercises and the rubric of the options. */
  Chosen chosen() {
    Course whole = exercises.course();
    if (file == null) {
      return new Chosen(whole, "", Optional.empty());
    }
    try {
      String text = BoundedFile.readText(file, LARGEST_RUBRIC);
      Rubric rubric = Rubric.read(text, whole.exercises());
      return new Chosen(
          whole.with(rubric),
          FileDigest.of(rubric.toYaml().getBytes(StandardCharsets.UTF_8)),
          rubric.late());
    } catch (IOException e) {
      throw new CommandFault(
          Message.of(
              "cli.rubric.unreadable", "file", file.toString(), "reason", CommandFault.reason(e)),
          e);
    } catch (UnusableRubric e) {
      throw new CommandFault(
          Message.of("cli.rubric.unusable", "file", file.toString(), "reason", e.message()), e);
    }
  }
}
