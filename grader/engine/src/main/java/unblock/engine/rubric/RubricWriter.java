package unblock.engine.rubric;

import java.math.BigDecimal;
import java.util.Map;
import unblock.engine.model.Credit;
import unblock.engine.model.Visibility;

/** Writes a rubric for people to change: a line for each criterion. */
final class RubricWriter {
  private static final String HEAD =
      """
      # What each criterion is worth. An exercise or a criterion that is not listed does not count.
      # A criterion may also be written as {points: 8, bonus: true, hidden: true}: a bonus is earned
      # on top of the points possible; what is hidden is in grade.json and in the class's tables
      # only.
      exercises:
      """;

  private RubricWriter() {}

  static String write(Map<String, Map<String, CriterionWorth>> exercises) {
    StringBuilder yaml = new StringBuilder(HEAD);
    exercises.forEach(
        (id, criteria) -> {
          yaml.append("  ").append(id).append(":\n");
          criteria.forEach(
              (name, worth) -> yaml.append("    %s: %s\n".formatted(name, text(worth))));
        });
    return yaml.toString();
  }

  private static String text(CriterionWorth worth) {
    String points = BigDecimal.valueOf(worth.points()).stripTrailingZeros().toPlainString();
    String bonus = worth.credit() == Credit.BONUS ? ", bonus: true" : "";
    String hidden = worth.visibility() == Visibility.HIDDEN ? ", hidden: true" : "";
    return bonus.isEmpty() && hidden.isEmpty()
        ? points
        : "{points: %s%s%s}".formatted(points, bonus, hidden);
  }
}
