package unblock.grader.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import unblock.grader.model.Score;

/** How points are written: {@code 17.5} and {@code 40}, never {@code 40.0}. */
final class Points {
  private Points() {}

  static String of(double points) {
    if (!Double.isFinite(points)) {
      return "?";
    }
    BigDecimal rounded = BigDecimal.valueOf(points).setScale(2, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  static String of(Score score) {
    return of(score.earned()) + " of " + of(score.possible());
  }
}
