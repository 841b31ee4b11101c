package unblock.engine.exercise;

import unblock.engine.model.Aspect;
import unblock.engine.model.Credit;
import unblock.engine.model.Score;
import unblock.engine.model.Verdict;
import unblock.engine.model.Visibility;
import unblock.message.Message;

/**
 * A criterion of a rubric, with its points and its check, before it is judged.
 *
 * @param key unique among all exercises, as in {@code offload.login.answers}
 * @param title the requirement, in words
 * @param points its points, more than 0
 * @param credit whether these are a part of the points possible
 * @param visibility who may see its result
 * @param check decides the verdict
 */
public record Criterion(
    String key,
    Aspect aspect,
    Message title,
    double points,
    Credit credit,
    Visibility visibility,
    CriterionCheck check) {
  /** A criterion with regular points that is visible to students and teachers. */
  public Criterion(String key, Aspect aspect, Message title, double points, CriterionCheck check) {
    this(key, aspect, title, points, Credit.REGULAR, Visibility.VISIBLE, check);
  }

  /** Returns a copy with other points and another visibility. */
  public Criterion worth(double other, Credit otherCredit, Visibility otherVisibility) {
    return new Criterion(key, aspect, title, other, otherCredit, otherVisibility, check);
  }

  /** The points earned out of the points possible; a bonus does not add to the points possible. */
  public Score score(Verdict verdict) {
    return new Score(verdict == Verdict.PASSED ? points : 0, credit == Credit.BONUS ? 0 : points);
  }
}
