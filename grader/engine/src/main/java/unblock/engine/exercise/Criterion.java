package unblock.engine.exercise;

import unblock.engine.model.Aspect;
import unblock.engine.model.Credit;
import unblock.engine.model.Score;
import unblock.engine.model.Verdict;
import unblock.engine.model.Visibility;
import unblock.message.Message;

/**
 * What earns points, before anybody has looked.
 *
 * @param key unique among all exercises, as in {@code offload.login.answers}
 * @param title what must hold, in words
 * @param points what it is worth, more than 0
 * @param credit whether these are a part of the points possible
 * @param visibility who is told what it came to
 * @param check what comes to the verdict
 */
public record Criterion(
    String key,
    Aspect aspect,
    Message title,
    double points,
    Credit credit,
    Visibility visibility,
    CriterionCheck check) {
  /** A criterion that counts regularly and that everybody sees. */
  public Criterion(String key, Aspect aspect, Message title, double points, CriterionCheck check) {
    this(key, aspect, title, points, Credit.REGULAR, Visibility.VISIBLE, check);
  }

  /** The same, worth and shown otherwise. */
  public Criterion worth(double other, Credit otherCredit, Visibility otherVisibility) {
    return new Criterion(key, aspect, title, other, otherCredit, otherVisibility, check);
  }

  /** What is earned out of what is possible; a bonus adds nothing to the latter. */
  public Score score(Verdict verdict) {
    return new Score(verdict == Verdict.PASSED ? points : 0, credit == Credit.BONUS ? 0 : points);
  }
}
