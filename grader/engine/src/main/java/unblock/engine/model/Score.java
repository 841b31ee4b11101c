package unblock.engine.model;

import java.util.Collection;

/**
 * Points earned out of points possible. Points possible are always the rubric's: a criterion that
 * is inconclusive has earned nothing so far, and whoever could make it inconclusive would gain
 * nothing.
 *
 * @param earned points, 0 to {@code possible}
 * @param possible points
 */
public record Score(double earned, double possible) {
  /** No points out of none: the sum of nothing. */
  public static final Score NONE = new Score(0, 0);

  /** The sum, part by part. */
  public static Score sum(Collection<Score> scores) {
    return scores.stream()
        .reduce(NONE, (a, b) -> new Score(a.earned + b.earned, a.possible + b.possible));
  }
}
