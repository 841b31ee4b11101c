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

/** A service that grades until it is closed: the {@link Grader}, or a replacement in tests. */
interface GradingService extends AutoCloseable {
  /** Grades a submission. Called by many threads at once. */
  GradeReport grade(Submission submission);

  /** Prepares for many gradings. Called before the first one. */
  default void expectMany() {}

  @Override
  void close();

  /** Starts the grading of one run. */
  interface Start {
    /**
     * Starts the service; the caller closes it.
     *
     * @param course the exercises, with their points
     * @param seed the seed of every random choice
     * @param outputs the folder for the output of submissions; empty to drop it
     * @param steps receives the time of each step, on the threads that grade
     */
    GradingService start(
        Course course, long seed, Consumer<GradingStep> steps, Optional<Path> outputs);

    /** Returns whose rights submissions have in this service. The first call may take a second. */
    default SubmissionRights rights() {
      return SubmissionRights.OWN;
    }
  }

  /** Returns a service that grades in processes, with all protections that work on this machine. */
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
   * Returns a service that grades in containers.
   *
   * @param image the image of the containers; null for one made from this machine's Java
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
