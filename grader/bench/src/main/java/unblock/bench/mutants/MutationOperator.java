package unblock.bench.mutants;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import unblock.engine.exercise.Criterion;
import unblock.engine.exercise.Exercise;

/**
 * One way to change an answer.
 *
 * @param name as in {@code joins-the-stage}
 * @param right the endings of the keys of the right criteria, as in {@code event-loop} or {@code
 *     login.answers}: at least one must fail; empty if the change is harmless
 * @param exercises the ids of the exercises to which it applies; empty for all
 * @param places finds the places in an answer at which it applies
 */
record MutationOperator(
    String name,
    List<String> right,
    Set<String> exercises,
    Function<AnswerCode, Stream<CodeChange>> places) {
  MutationOperator {
    right = List.copyOf(right);
    exercises = Set.copyOf(exercises);
  }

  /**
   * Returns an operator that breaks an answer.
   *
   * @param right the ending of the key of a criterion that must fail
   */
  static MutationOperator breaks(
      String name, String right, Function<AnswerCode, Stream<CodeChange>> places) {
    return new MutationOperator(name, List.of(right.split(" ")), Set.of(), places);
  }

  /** Returns an operator that changes no verdict. */
  static MutationOperator keeps(String name, Function<AnswerCode, Stream<CodeChange>> places) {
    return new MutationOperator(name, List.of(), Set.of(), places);
  }

  /** Returns the same operator for those exercises only. */
  MutationOperator in(String... ids) {
    return new MutationOperator(name, right, Set.copyOf(Arrays.asList(ids)), places);
  }

  boolean harmless() {
    return right.isEmpty();
  }

  /**
   * Whether the operator is useful in that exercise: if blocking is right there, no criterion is
   * about it.
   */
  boolean appliesTo(Exercise exercise) {
    return (exercises.isEmpty() || exercises.contains(exercise.id()))
        && (harmless() || !rightOnes(exercise).isEmpty());
  }

  /** Returns the keys of the right criteria: at least one must fail. */
  List<String> rightOnes(Exercise exercise) {
    return exercise.criteria().stream()
        .map(Criterion::key)
        .filter(key -> right.stream().anyMatch(ending -> key.endsWith("." + ending)))
        .toList();
  }
}
