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
 * The worth of each criterion of a course. Exercises and criteria that it does not list do not
 * count.
 */
public final class Rubric {
  /** The worth by exercise and criterion, as in {@code login.answers}. */
  private final Map<String, Map<String, CriterionWorth>> exercises;

  private final Optional<LateRule> late;

  Rubric(Map<String, Map<String, CriterionWorth>> exercises, Optional<LateRule> late) {
    Map<String, Map<String, CriterionWorth>> copy = new LinkedHashMap<>();
    exercises.forEach((id, criteria) -> copy.put(id, new LinkedHashMap<>(criteria)));
    this.exercises = copy;
    this.late = late;
  }

  /** Returns the rubric with the exercises' own points. */
  public static Rubric of(List<Exercise> exercises) {
    Map<String, Map<String, CriterionWorth>> all = new LinkedHashMap<>();
    for (Exercise exercise : exercises) {
      Map<String, CriterionWorth> criteria = new LinkedHashMap<>();
      exercise
          .criteria()
          .forEach(each -> criteria.put(name(exercise, each), CriterionWorth.of(each)));
      all.put(exercise.id(), criteria);
    }
    return new Rubric(all, Optional.empty());
  }

  /**
   * Reads a rubric from YAML; {@link #toYaml} has the form.
   *
   * @param text the content of the file
   * @param known the exercises that it may name
   * @throws UnusableRubric when it names an unknown exercise or criterion, or lacks points
   */
  public static Rubric read(String text, List<Exercise> known) throws UnusableRubric {
    return RubricReader.read(text, known);
  }

  /** Returns the same points with another rule for late work. */
  Rubric with(Optional<LateRule> other) {
    return new Rubric(exercises, other);
  }

  /** Returns the rule for late work, if the rubric has one. */
  public Optional<LateRule> late() {
    return late;
  }

  /** The worth of each criterion as YAML, the same text in each language. */
  public String toYaml() {
    return RubricWriter.write(exercises);
  }

  /** Returns the rubric as YAML, with a comment in that language on how to change it. */
  public String toYaml(Translator texts) {
    return RubricWriter.head(texts) + toYaml();
  }

  /** Returns the exercises that it lists, in their own order, with its criteria. */
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
