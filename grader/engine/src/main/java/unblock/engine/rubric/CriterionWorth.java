package unblock.engine.rubric;

import unblock.engine.exercise.Criterion;
import unblock.engine.model.Credit;
import unblock.engine.model.Visibility;

/**
 * The worth of one criterion in a rubric.
 *
 * @param points more than 0
 */
record CriterionWorth(double points, Credit credit, Visibility visibility) {
  static CriterionWorth of(Criterion criterion) {
    return new CriterionWorth(criterion.points(), criterion.credit(), criterion.visibility());
  }

  Criterion applyTo(Criterion criterion) {
    return criterion.worth(points, credit, visibility);
  }
}
