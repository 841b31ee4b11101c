package unblock.engine.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.Score;
import unblock.engine.model.Verdict;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * The written form of points: {@code 17.5} and {@code 40}, never {@code 40.0}.
 *
 * @param texts in the language of the reader
 */
public record PointsFormat(Translator texts) {
  /** Points with at most two decimal places and without trailing zeros. */
  public static String of(double points) {
    if (!Double.isFinite(points)) {
      return "?";
    }
    BigDecimal rounded = BigDecimal.valueOf(points).setScale(2, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** A bonus has no possible points. */
  public String of(Score score) {
    return score.possible() == 0 && score.earned() > 0
        ? "+" + of(score.earned())
        : outOf(of(score.earned()), score.possible());
  }

  /** A criterion's points; a question mark where they are undecided. */
  public String of(GradedCriterion criterion) {
    return criterion.verdict() == Verdict.INCONCLUSIVE
        ? outOf("?", criterion.points().possible())
        : of(criterion.points());
  }

  /** The points for a cell of a table. */
  String cell(Score score, double undecided) {
    return undecided > 0
        ? texts.text(Message.of("report.not-final-cell", "points", of(score)))
        : of(score);
  }

  /** The undecided part of a score; an empty text when all points are decided. */
  String open(double undecided) {
    return undecided > 0
        ? texts.text(Message.of("report.not-final", "undecided", of(undecided)))
        : "";
  }

  /** The note about criteria that are not shown; empty when all are shown. */
  public Optional<String> hidden(long criteria) {
    return criteria == 0
        ? Optional.empty()
        : Optional.of(texts.text(Message.of("report.hidden", "count", criteria)));
  }

  /** A total as the end of a heading: {@code 17.5 of 40 points}, or a note that it is not final. */
  public String total(GradeReport report) {
    return texts.text(
        report.undecided() > 0
            ? Message.of(
                "report.total-not-final",
                "points",
                of(report.score()),
                "undecided",
                of(report.undecided()))
            : Message.of("report.total", "points", of(report.score())));
  }

  private String outOf(String earned, double possible) {
    return texts.text(Message.of("report.points", "earned", earned, "possible", of(possible)));
  }
}
