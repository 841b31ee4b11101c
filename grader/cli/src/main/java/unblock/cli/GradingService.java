package unblock.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import unblock.cli.container.ContainerSandbox;
import unblock.cli.container.NoEngine;
import unblock.engine.Course;
import unblock.engine.Grader;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradingStep;
import unblock.engine.model.SubmissionRights;
import unblock.engine.run.ProcessSandbox;
import unblock.engine.submission.Submission;

/** Something that grades, until it is closed: the {@link Grader}, or a test's own. */
interface GradingService extends AutoCloseable {
  /** Called by many threads at once. */
  GradeReport grade(Submission submission);

  /** Called before the first grading when there are many to come. */
  default void expectMany() {}

  @Override
  void close();

  /** Starts the grading of one run. */
  interface Start {
    /**
     * Starts it; whoever starts closes.
     *
     * @param course the exercises, with their points
     * @param seed what every random choice comes from
     * @param outputs where to keep what submissions print; empty to drop it
     * @param steps told how long each step took, on the threads that grade
     */
    GradingService start(
        Course course, long seed, Consumer<GradingStep> steps, Optional<Path> outputs);

    /** Whose rights submissions have in it. May take a second when asked first. */
    default SubmissionRights rights() {
      return SubmissionRights.OWN;
    }
  }

  /** Grades in processes, with all the guards that work on this machine. */
  static Start inProcesses() {
    return new Start() {
      @Override
      public GradingService start(
          Course course, long seed, Consumer<GradingStep> steps, Optional<Path> outputs) {
        return by(new Grader(course, seed, steps, outputs, new ProcessSandbox()));
      }

      @Override
      public SubmissionRights rights() {
        return new ProcessSandbox().isolation().rights();
      }
    };
  }

  /**
   * Grades in containers.
   *
   * @param image what to make them from; null for one made from this machine's Java
   */
  static Start inContainers(@Nullable String image) {
    return (course, seed, steps, outputs) -> {
      try {
        return by(
            new Grader(
                course, seed, steps, outputs, ContainerSandbox.open(Optional.ofNullable(image))));
      } catch (NoEngine e) {
        throw new CommandFault(e.message(), e);
      }
    };
  }

  static GradingService by(Grader grader) {
    return new GradingService() {
      @Override
      public GradeReport grade(Submission submission) {
        return grader.grade(submission);
      }

      @Override
      public void expectMany() {
        grader.expectMany();
      }

      @Override
      public void close() {
        grader.close();
      }
    };
  }
}
