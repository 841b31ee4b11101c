package unblock.cli.classroom;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import unblock.engine.Course;
import unblock.engine.exercise.Criterion;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.Verdict;
import unblock.message.Message;

/** How many submissions passed one criterion, and how many did not. */
public record PassRate(String key, Message title, int passed, int failed, int inconclusive) {
  /** The criterion that most submissions fail comes first. */
  public static final Comparator<PassRate> HARDEST_FIRST =
      Comparator.comparingDouble(PassRate::share)
          .thenComparing(PassRate::failed, Comparator.reverseOrder());

  /**
   * Returns the rates of all criteria of these exercises, in the catalogue's order, followed by
   * other criteria with grades.
   */
  public static List<PassRate> of(Collection<ClassRow> rows, List<String> exercises) {
    Map<String, PassRate> rates = new LinkedHashMap<>();
    for (Exercise exercise : Course.standard().exercises()) {
      if (exercises.contains(exercise.id())) {
        for (Criterion criterion : exercise.criteria()) {
          rates.put(criterion.key(), new PassRate(criterion.key(), criterion.title(), 0, 0, 0));
        }
      }
    }
    ClassRow.ofSubmissions(rows).stream()
        .flatMap(row -> row.grade().stream())
        .flatMap(grade -> grade.criteria())
        .forEach(
            each ->
                rates.merge(
                    each.key(),
                    new PassRate(each.key(), each.title(), 0, 0, 0).with(each),
                    (before, first) -> before.with(each)));
    return List.copyOf(rates.values());
  }

  /** Returns the share of judged submissions that passed, 0 to 1; 1 if none was judged. */
  public double share() {
    return passed + failed == 0 ? 1 : (double) passed / (passed + failed);
  }

  private PassRate with(GradedCriterion criterion) {
    Verdict verdict = criterion.verdict();
    return new PassRate(
        key,
        title,
        passed + (verdict == Verdict.PASSED ? 1 : 0),
        failed + (verdict == Verdict.FAILED || verdict == Verdict.NOT_CHECKED ? 1 : 0),
        inconclusive + (verdict == Verdict.INCONCLUSIVE ? 1 : 0));
  }
}
