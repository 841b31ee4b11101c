package unblock.cli.classroom;

import java.util.Optional;

/**
 * The mark of a student: the points of the grade, after lateness and what a teacher decided.
 *
 * @param points never below 0
 * @param late what lateness took; empty if nothing is known about lateness, or no rule applies
 * @param reason why a teacher set points by hand; empty if none were set
 */
public record FinalMark(double points, Optional<Lateness> late, Optional<String> reason) {
  /**
   * The lateness of a submission.
   *
   * @param days begun days; 0 if it was in time
   * @param percent of the points possible that it takes
   * @param points that it takes
   */
  public record Lateness(long days, double percent, double points) {}

  /** The mark of a grade without lateness and without a teacher's decision. */
  public static FinalMark of(double points) {
    return new FinalMark(points, Optional.empty(), Optional.empty());
  }
}
