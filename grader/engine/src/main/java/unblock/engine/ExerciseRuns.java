package unblock.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import unblock.engine.compile.SubmissionCompiler;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradingStep;
import unblock.engine.run.SharedChild;
import unblock.engine.run.SubmissionRunner;
import unblock.engine.scratch.HostileTreeDeleter;
import unblock.engine.submission.SourceFile;
import unblock.message.IoMessageException;
import unblock.message.Message;

/** Runs of exercises, each in a working folder that is deleted after it. Thread-safe. */
final class ExerciseRuns implements AutoCloseable {
  /** The longest time for which an unneeded step may delay the end. */
  private static final Duration TO_END = Duration.ofSeconds(10);

  private final SubmissionRunner runner;
  private final SubmissionCompiler compiler = new SubmissionCompiler();
  private final ExercisePipeline pipeline;
  private final Optional<Path> outputs;
  private final Set<Path> folders = ConcurrentHashMap.newKeySet();

  /** Ensures that files are not written while they are deleted at the end. */
  private final RunningGradings gradings = new RunningGradings();

  /**
   * Creates the runs of one grader.
   *
   * @param runner runs the compiled code; it is closed together with this
   * @param steps called with the duration of each step, on the observing thread
   * @param outputs the folder for the output of submissions; empty to drop it
   */
  ExerciseRuns(
      SubmissionRunner runner, long seed, Consumer<GradingStep> steps, Optional<Path> outputs) {
    this.runner = runner;
    this.pipeline = new ExercisePipeline(seed, compiler, runner, steps);
    this.outputs = outputs;
  }

  /**
   * Runs the exercise once. A failure of the grader, and its end, become evidence that says so.
   *
   * @param child the child of all exercises of the submission; empty for a child of its own
   */
  Observation observe(
      String submission, Exercise exercise, List<SourceFile> sources, Optional<SharedChild> child) {
    if (!gradings.begin()) {
      return new Observation(SubmissionRunner.ENDED);
    }
    try {
      Path folder = child.isPresent() ? child.get().folder(exercise) : runner.folder(submission);
      folders.add(folder);
      try {
        return pipeline.observe(exercise, sources, folder, child);
      } finally {
        keepOutput(submission, exercise, folder.resolve(SubmissionRunner.OUTPUT));
        folders.remove(folder);
        abandon(folder);
      }
    } catch (IOException e) {
      if (gradings.isClosed()) {
        return new Observation(SubmissionRunner.ENDED); // The end includes compiler processes.
      }
      return new Observation(
          new Evidence.Trouble(
              Message.of(
                  "grader.trouble",
                  "exercise",
                  exercise.id(),
                  "reason",
                  IoMessageException.troubleOf(e))));
    } finally {
      gradings.end();
    }
  }

  private void keepOutput(String submission, Exercise exercise, Path output) throws IOException {
    if (outputs.isPresent()
        && Files.isRegularFile(output, LinkOption.NOFOLLOW_LINKS)
        && Files.size(output) > 0) {
      Path folder = Files.createDirectories(outputs.get().resolve(submission));
      Files.move(
          output,
          folder.resolve(exercise.id() + "-output.txt"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * Deletes the working folder of a grading; a grading that was ended deletes it, too. Observations
   * stay valid if the folder cannot be deleted.
   */
  private static void abandon(Path folder) {
    try {
      HostileTreeDeleter.delete(folder);
    } catch (IOException | UncheckedIOException e) {
      folder.toFile().deleteOnExit();
    }
  }

  /** Ends all children and servers, also those in use. Safe to call twice and from any thread. */
  @Override
  public void close() {
    gradings.close();
    runner.stop();
    compiler.close();
    try {
      gradings.settle(TO_END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    runner.close();
    folders.forEach(ExerciseRuns::abandon);
  }
}
