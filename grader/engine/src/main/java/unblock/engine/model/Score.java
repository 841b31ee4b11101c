package unblock.engine.model;

import java.util.Collection;

/**
 * Points earned out of points possible. The points possible always come from the rubric: an
 * inconclusive criterion has earned none so far, so a submission gains nothing by making it
 * inconclusive.
 *
 * @param earned points, 0 to {@code possible}
 * @param possible points
 */
public record Score(double earned, double possible) {
  /** No points out of none: the sum of no scores. */
  public static final Score NONE = new Score(0, 0);

  /** Returns the sums of the points earned and of the points possible. */
  public static Score sum(Collection<Score> scores) {
    return scores.stream()
        .reduce(NONE, (a, b) -> new Score(a.earned + b.earned, a.possible + b.possible));
  }
}
