package unblock.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import unblock.engine.model.GradeReport;
import unblock.engine.model.Score;
import unblock.engine.report.PointsFormat;

/** The points of one submission before and after it was judged again. */
record ScoreChange(String submission, Score before, Score after) {
  static ScoreChange of(GradeReport then, GradeReport now) {
    return new ScoreChange(now.submission(), then.score(), now.score());
  }

  /**
   * Returns a line for each changed submission, the largest change of the share first, and the
   * number of gains and losses.
   */
  static List<String> told(List<ScoreChange> changes) {
    List<String> lines = new ArrayList<>();
    changes.stream()
        .filter(each -> each.compare() != 0)
        .sorted(
            Comparator.comparingDouble((ScoreChange each) -> -Math.abs(each.share()))
                .thenComparing(ScoreChange::submission))
        .forEach(each -> lines.add(each.line()));
    lines.add(
        "%d gain, %d lose, %d keep their share of the points."
            .formatted(
                changes.stream().filter(each -> each.compare() > 0).count(),
                changes.stream().filter(each -> each.compare() < 0).count(),
                changes.stream().filter(each -> each.compare() == 0).count()));
    return lines;
  }

  /** Returns the change of the share of possible points, -1 to 1. */
  private double share() {
    return share(after) - share(before);
  }

  private int compare() {
    return Math.abs(share()) < 1e-9 ? 0 : share() > 0 ? 1 : -1;
  }

  private static double share(Score score) {
    return score.possible() == 0 ? 0 : score.earned() / score.possible();
  }

  private String line() {
    return "%s %s: %s of %s before, %s of %s now"
        .formatted(
            submission,
            compare() > 0 ? "gains" : "loses",
            PointsFormat.of(before.earned()),
            PointsFormat.of(before.possible()),
            PointsFormat.of(after.earned()),
            PointsFormat.of(after.possible()));
  }
}
