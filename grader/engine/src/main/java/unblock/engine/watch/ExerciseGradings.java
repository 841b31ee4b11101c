package unblock.engine.watch;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import unblock.engine.Course;
import unblock.engine.Grader;
import unblock.engine.run.ProcessSandbox;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.IoMessageException;
import unblock.message.Message;

/**
 * The gradings of a watch, all by one grader, so that only the first waits for the canaries and for
 * the compiler. At most two run at once; one that waits for its turn is left out when a newer
 * request for its exercise was made.
 */
final class ExerciseGradings implements AutoCloseable {
  private static final int AT_ONCE = 2;

  private final Grader grader;
  private final Consumer<WatchEvent> events;
  private final Map<String, Integer> newest = new ConcurrentHashMap<>();
  private final AtomicBoolean hasGraded = new AtomicBoolean();
  private final ExecutorService executor =
      Executors.newFixedThreadPool(AT_ONCE, ExerciseGradings::daemon);

  /**
   * Creates it with a grader of its own.
   *
   * @param outputs the folder for the output of the handlers
   * @param events called with each result, on a thread of its own
   */
  ExerciseGradings(long seed, Path outputs, Consumer<WatchEvent> events) {
    this.events = events;
    this.grader =
        new Grader(Course.standard(), seed, step -> {}, Optional.of(outputs), new ProcessSandbox());
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "grading");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Grades the sources as they are when the grading begins.
   *
   * @param request greater than the one before for the same exercise
   */
  void start(WatchedExercise exercise, int request) {
    newest.put(exercise.id(), request);
    executor.execute(
        () -> {
          if (newest.getOrDefault(exercise.id(), 0) == request) {
            events.accept(graded(exercise, request));
          }
        });
  }

  private WatchEvent graded(WatchedExercise exercise, int request) {
    try {
      WatchEvent result =
          new WatchEvent.Graded(request, grader.grade(exercise.submission(), exercise.exercise()));
      if (hasGraded.compareAndSet(false, true)) {
        grader.expectMany(); // Later, so that the first result does not wait for the archive.
      }
      return result;
    } catch (UnusableSubmission e) {
      return new WatchEvent.NotGraded(request, exercise.id(), e.message());
    } catch (RuntimeException e) {
      Message reason = Message.of("watch.trouble", "reason", IoMessageException.troubleOf(e));
      return new WatchEvent.NotGraded(request, exercise.id(), reason);
    }
  }

  /** Ends all gradings; their results are dropped. */
  @Override
  public void close() {
    executor.shutdownNow();
    grader.close();
  }
}
