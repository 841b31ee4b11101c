package unblock.engine.watch;

import java.util.Optional;
import unblock.engine.model.GradedExercise;
import unblock.message.Message;

/**
 * How far a student is with one exercise.
 *
 * @param hints the number of hints in the handout
 * @param hintsShown 0 to {@code hints}
 * @param isSolved whether the newest result, of this session or an earlier one, has passed
 * @param requests the number of gradings that were requested in this session; 0 at first
 * @param isGrading whether the newest request has no result yet
 * @param last the newest result of this session
 * @param problem the reason why the newest request has no result
 */
record ExerciseProgress(
    String id,
    int hints,
    int hintsShown,
    boolean isSolved,
    int requests,
    boolean isGrading,
    Optional<GradedExercise> last,
    Optional<Message> problem) {

  /** As remembered from an earlier session. */
  static ExerciseProgress remembered(String id, int hints, int hintsShown, boolean isSolved) {
    return new ExerciseProgress(
        id,
        hints,
        Math.max(0, Math.min(hints, hintsShown)),
        isSolved,
        0,
        false,
        Optional.empty(),
        Optional.empty());
  }

  /** With one more request, whose result replaces all older ones. */
  ExerciseProgress requested() {
    return new ExerciseProgress(
        id, hints, hintsShown, isSolved, requests + 1, true, last, Optional.empty());
  }

  /** With the result of that request; unchanged when a newer request was made since. */
  ExerciseProgress graded(int request, GradedExercise result) {
    return request != requests
        ? this
        : new ExerciseProgress(
            id,
            hints,
            hintsShown,
            result.isPassed(),
            requests,
            false,
            Optional.of(result),
            Optional.empty());
  }

  /** Without a result of that request; unchanged when a newer request was made since. */
  ExerciseProgress notGraded(int request, Message reason) {
    return request != requests
        ? this
        : new ExerciseProgress(
            id, hints, hintsShown, false, requests, false, Optional.empty(), Optional.of(reason));
  }

  /** With one more hint, as long as there is one. */
  ExerciseProgress oneMoreHint() {
    return new ExerciseProgress(
        id, hints, Math.min(hints, hintsShown + 1), isSolved, requests, isGrading, last, problem);
  }
}
