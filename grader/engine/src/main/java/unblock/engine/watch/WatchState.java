package unblock.engine.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The state of a watch; each event gives the next one.
 *
 * @param exercises in the order of the course, at least one
 * @param current the index of the exercise that is shown
 * @param isOver whether the student has quit
 */
record WatchState(List<ExerciseProgress> exercises, int current, WatchView view, boolean isOver) {
  WatchState {
    exercises = List.copyOf(exercises);
  }

  /**
   * The first state: the exercise of the last session, or else the first that is not solved, with a
   * request to grade it.
   *
   * @param lastId the exercise that the last session showed; may be one that is not there
   */
  static WatchState begin(List<ExerciseProgress> exercises, String lastId) {
    WatchState start = new WatchState(exercises, 0, WatchView.RESULT, false);
    int last = start.indexOf(lastId);
    boolean goesOn = last >= 0 && !exercises.get(last).isSolved();
    return (goesOn ? start.at(last) : start.at(start.unsolvedFrom(0))).withRequest();
  }

  /** The exercise that is shown. */
  ExerciseProgress shown() {
    return exercises.get(current);
  }

  /** Whether a grading has no result yet. */
  boolean isGrading() {
    return exercises.stream().anyMatch(ExerciseProgress::isGrading);
  }

  /** Returns the state after that event. */
  WatchState after(WatchEvent event) {
    if (event instanceof WatchEvent.SourceChanged changed) {
      int index = indexOf(changed.id());
      return index < 0 ? this : at(index).with(ExerciseProgress::requested);
    }
    if (event instanceof WatchEvent.Graded graded) {
      return with(
          indexOf(graded.exercise().id()),
          each -> each.graded(graded.request(), graded.exercise()));
    }
    if (event instanceof WatchEvent.NotGraded failed) {
      return with(indexOf(failed.id()), each -> each.notGraded(failed.request(), failed.reason()));
    }
    return event instanceof WatchEvent.KeyPressed pressed ? after(pressed.key()) : this;
  }

  private WatchState after(WatchKey key) {
    return switch (key) {
      case HINT -> show(WatchView.RESULT).with(ExerciseProgress::oneMoreHint);
      case NEXT -> at(unsolvedFrom(current + 1)).withRequest();
      case LIST -> toggle(WatchView.LIST);
      case TIMELINE -> toggle(WatchView.TIMELINE);
      case REPORT -> toggle(WatchView.REPORT);
      case QUIT -> new WatchState(exercises, current, view, true);
    };
  }

  /** A key that is pressed twice leads back to the result. */
  private WatchState toggle(WatchView wanted) {
    return show(view == wanted ? WatchView.RESULT : wanted);
  }

  private WatchState show(WatchView wanted) {
    return new WatchState(exercises, current, wanted, isOver);
  }

  private WatchState at(int index) {
    return new WatchState(exercises, index, WatchView.RESULT, isOver);
  }

  /** Requests a grading of an exercise that has none in this session. */
  private WatchState withRequest() {
    return shown().requests() > 0 ? this : with(ExerciseProgress::requested);
  }

  private WatchState with(UnaryOperator<ExerciseProgress> change) {
    return with(current, change);
  }

  private WatchState with(int index, UnaryOperator<ExerciseProgress> change) {
    if (index < 0) {
      return this;
    }
    List<ExerciseProgress> changed = new ArrayList<>(exercises);
    changed.set(index, change.apply(changed.get(index)));
    return new WatchState(changed, current, view, isOver);
  }

  private int indexOf(String id) {
    return IntStream.range(0, exercises.size())
        .filter(index -> exercises.get(index).id().equals(id))
        .findFirst()
        .orElse(-1);
  }

  /** The next exercise that is not solved, or else the next one; the first follows the last. */
  private int unsolvedFrom(int first) {
    return IntStream.range(0, exercises.size())
        .map(offset -> (first + offset) % exercises.size())
        .filter(index -> !exercises.get(index).isSolved())
        .findFirst()
        .orElse(first % exercises.size());
  }
}
