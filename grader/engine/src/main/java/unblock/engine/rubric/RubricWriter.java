package unblock.engine.rubric;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import unblock.engine.model.Credit;
import unblock.engine.model.Visibility;
import unblock.message.Message;
import unblock.message.Translator;

/** Writes a rubric for people to change: a line for each criterion. */
final class RubricWriter {
  private static final String EXAMPLE = "{points: 8, bonus: true, hidden: true}";

  private RubricWriter() {}

  /** The comment on how to change a rubric. */
  static String head(Translator texts) {
    return texts
        .text(Message.of("rubric.head", "example", EXAMPLE))
        .lines()
        .map(line -> "# " + line + "\n")
        .collect(Collectors.joining());
  }

  static String write(Map<String, Map<String, CriterionWorth>> exercises) {
    StringBuilder yaml = new StringBuilder("exercises:\n");
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
