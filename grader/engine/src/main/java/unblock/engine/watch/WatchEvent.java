package unblock.engine.watch;

import unblock.engine.model.GradedExercise;
import unblock.message.Message;

/** Something that the watch reacts to. */
sealed interface WatchEvent {
  /** A source of that exercise was saved. */
  record SourceChanged(String id) implements WatchEvent {}

  /**
   * A grading ended with a result.
   *
   * @param request the number of the request, counted for each exercise
   */
  record Graded(int request, GradedExercise exercise) implements WatchEvent {}

  /** A grading ended without a result. */
  record NotGraded(int request, String id, Message reason) implements WatchEvent {}

  /** A key was pressed. */
  record KeyPressed(WatchKey key) implements WatchEvent {}

  /** The terminal has another size. */
  record Resized() implements WatchEvent {}

  /** No key can follow. */
  record InputEnded() implements WatchEvent {}
}
