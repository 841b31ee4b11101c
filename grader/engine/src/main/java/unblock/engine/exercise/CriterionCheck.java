package unblock.engine.exercise;

import java.util.List;
import unblock.engine.model.Evidence;
import unblock.engine.model.Route;

/**
 * A check that decides the verdict of one kind of criterion from the complete evidence of a run.
 * Implementations have no state.
 */
public interface CriterionCheck {
  /** The routes that must answer correctly before this check is made: all of them, by default. */
  default List<Route> needs(Exercise exercise) {
    return exercise.routes();
  }

  /** The basis of the verdict. */
  Source source();

  /** Judges a run in which all required routes answer correctly. */
  CheckOutcome judge(Evidence.Ran ran, Exercise exercise);

  /**
   * Returns the result when a required route does not answer correctly.
   *
   * @param why the result that names the missing route
   */
  default CheckOutcome withoutNeeds(CheckOutcome why, Evidence.Ran ran, Exercise exercise) {
    return why;
  }

  /** The basis of a verdict. */
  enum Source {
    /** Replies and look-ups, which the grader observes itself. */
    REPLIES,
    /**
     * Also reports of the submission's process. If they contradict the grader's observations, or
     * the time was up before, the criterion fails.
     */
    REPORTS
  }
}
