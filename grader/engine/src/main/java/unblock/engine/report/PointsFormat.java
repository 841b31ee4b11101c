package unblock.engine.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.Score;
import unblock.engine.model.Verdict;

/** How points are written: {@code 17.5} and {@code 40}, never {@code 40.0}. */
public final class PointsFormat {
  private PointsFormat() {}

  /** Points with at most two digits after the point, and none that say nothing. */
  public static String of(double points) {
    if (!Double.isFinite(points)) {
      return "?";
    }
    BigDecimal rounded = BigDecimal.valueOf(points).setScale(2, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** A bonus is earned out of nothing. */
  static String of(Score score) {
    return score.possible() == 0 && score.earned() > 0
        ? "+" + of(score.earned())
        : of(score.earned()) + " of " + of(score.possible());
  }

  /** A criterion's points; a question mark where they are undecided. */
  static String of(GradedCriterion criterion) {
    return criterion.verdict() == Verdict.INCONCLUSIVE
        ? "? of " + of(criterion.points().possible())
        : of(criterion.points());
  }

  /** The points for a cell of a table. */
  static String cell(Score score, double undecided) {
    return undecided > 0 ? of(score) + ", not final" : of(score);
  }

  /** How much of a score is undecided; an empty text when nothing is. */
  static String open(double undecided) {
    return undecided > 0
        ? "not final; %s points are undecided (inconclusive)".formatted(of(undecided))
        : "";
  }

  /** What is said where some criteria are not shown; empty where all are. */
  static Optional<String> hidden(long criteria) {
    return criteria == 0
        ? Optional.empty()
        : Optional.of(
            criteria == 1
                ? "1 more criterion is hidden: it counts, and is neither shown nor added up here."
                : "%d more criteria are hidden: they count, and are neither shown nor added up here."
                    .formatted(criteria));
  }

  /** A total as the end of a heading: {@code 17.5 of 40 points}, or that it is not final. */
  static String total(GradeReport report) {
    return report.undecided() > 0
        ? "not final, %s so far; %s points are undecided (inconclusive)"
            .formatted(of(report.score()), of(report.undecided()))
        : of(report.score()) + " points";
  }
}
