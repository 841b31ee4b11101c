package unblock.engine.exercise;

import java.util.List;
import unblock.engine.model.Evidence;
import unblock.engine.model.Route;

/**
 * How one kind of criterion comes to its verdict, from evidence of a run that is whole. Without
 * state.
 */
public interface CriterionCheck {
  /** The routes that must answer correctly before this is looked at: all of them, as a rule. */
  default List<Route> needs(Exercise exercise) {
    return exercise.routes();
  }

  /** What the verdict rests on. */
  Source source();

  /** The opinion on a run in which all that this needs is there. */
  CheckResult judge(Evidence.Ran ran, Exercise exercise);

  /**
   * The opinion where something that this needs is not there.
   *
   * @param why what is missing
   */
  default CheckResult withoutNeeds(CheckResult why, Evidence.Ran ran, Exercise exercise) {
    return why;
  }

  /** What a verdict rests on. */
  enum Source {
    /** On replies and look-ups, which the grader sees itself. */
    REPLIES,
    /**
     * Also on what the submission's process reports. Where that contradicts what was seen, or the
     * time was up before, the criterion fails.
     */
    REPORTS
  }
}
