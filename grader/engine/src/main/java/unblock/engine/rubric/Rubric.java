package unblock.engine.rubric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import unblock.engine.exercise.Criterion;
import unblock.engine.exercise.Exercise;
import unblock.message.Translator;

/**
 * What each criterion of a course is worth. An exercise or a criterion that it does not list does
 * not count.
 */
public final class Rubric {
  /** Exercise to criterion, as in {@code login.answers}, to its worth. */
  private final Map<String, Map<String, CriterionWorth>> exercises;

  Rubric(Map<String, Map<String, CriterionWorth>> exercises) {
    Map<String, Map<String, CriterionWorth>> copy = new LinkedHashMap<>();
    exercises.forEach((id, criteria) -> copy.put(id, new LinkedHashMap<>(criteria)));
    this.exercises = copy;
  }

  /** What these exercises say themselves. */
  public static Rubric of(List<Exercise> exercises) {
    Map<String, Map<String, CriterionWorth>> all = new LinkedHashMap<>();
    for (Exercise exercise : exercises) {
      Map<String, CriterionWorth> criteria = new LinkedHashMap<>();
      exercise
          .criteria()
          .forEach(each -> criteria.put(name(exercise, each), CriterionWorth.of(each)));
      all.put(exercise.id(), criteria);
    }
    return new Rubric(all);
  }

  /**
   * Reads a rubric from YAML; {@link #toYaml} has the form.
   *
   * @param text what stands in the file
   * @param known the exercises that it may speak of
   * @throws UnusableRubric when it names something else, or no points
   */
  public static Rubric read(String text, List<Exercise> known) throws UnusableRubric {
    return RubricReader.read(text, known);
  }

  /** The rubric as YAML, the same text in each language. */
  public String toYaml() {
    return RubricWriter.write(exercises);
  }

  /** The rubric as YAML, with a comment in that language on how to change it. */
  public String toYaml(Translator texts) {
    return RubricWriter.head(texts) + toYaml();
  }

  /** The exercises that it lists, in their own order, with its criteria. */
  public List<Exercise> applyTo(List<Exercise> known) {
    return known.stream().flatMap(exercise -> applyTo(exercise).stream()).toList();
  }

  private Optional<Exercise> applyTo(Exercise exercise) {
    return Optional.ofNullable(exercises.get(exercise.id()))
        .map(
            criteria ->
                exercise.with(
                    exercise.criteria().stream()
                        .flatMap(each -> applied(criteria, name(exercise, each), each))
                        .toList()));
  }

  private static Stream<Criterion> applied(
      Map<String, CriterionWorth> criteria, String name, Criterion criterion) {
    return Stream.ofNullable(criteria.get(name)).map(worth -> worth.applyTo(criterion));
  }

  /** The criterion's key without the exercise, as in {@code login.answers}. */
  static String name(Exercise exercise, Criterion criterion) {
    return criterion.key().substring(exercise.id().length() + 1);
  }
}
