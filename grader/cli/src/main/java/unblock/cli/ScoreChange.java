package unblock.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import unblock.engine.model.GradeReport;
import unblock.engine.model.Score;
import unblock.engine.report.PointsFormat;
import unblock.message.Message;

/** The points of one submission before and after it was judged again. */
record ScoreChange(String submission, Score before, Score after) {
  static ScoreChange of(GradeReport then, GradeReport now) {
    return new ScoreChange(now.submission(), then.score(), now.score());
  }

  /** Who gains and who loses, the largest change of the share first; then how many of each. */
  static List<Message> told(List<ScoreChange> changes) {
    List<Message> lines = new ArrayList<>();
    changes.stream()
        .filter(each -> each.compare() != 0)
        .sorted(
            Comparator.comparingDouble((ScoreChange each) -> -Math.abs(each.share()))
                .thenComparing(ScoreChange::submission))
        .forEach(each -> lines.add(each.line()));
    lines.add(
        Message.of(
            "cli.change.totals",
            "gain",
            changes.stream().filter(each -> each.compare() > 0).count(),
            "lose",
            changes.stream().filter(each -> each.compare() < 0).count(),
            "keep",
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

  private Message line() {
    return Message.of(
        compare() > 0 ? "cli.change.gain" : "cli.change.loss",
        "submission",
        submission,
        "earned",
        PointsFormat.of(before.earned()),
        "possible",
        PointsFormat.of(before.possible()),
        "newEarned",
        PointsFormat.of(after.earned()),
        "newPossible",
        PointsFormat.of(after.possible()));
  }
}
