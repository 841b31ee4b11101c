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
 * @param right how the keys of the criteria end of which one must fail, as in {@code event-loop} or
 *     {@code login.answers}; empty when the change is harmless
 * @param exercises where it applies; all when empty
 * @param places finds where it applies in an answer
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

  /** One that breaks an answer, and the endings of the criteria of which one must fail. */
  static MutationOperator breaks(
      String name, String right, Function<AnswerCode, Stream<CodeChange>> places) {
    return new MutationOperator(name, List.of(right.split(" ")), Set.of(), places);
  }

  /** One that changes no verdict. */
  static MutationOperator keeps(String name, Function<AnswerCode, Stream<CodeChange>> places) {
    return new MutationOperator(name, List.of(), Set.of(), places);
  }

  /** The same, for those exercises only. */
  MutationOperator in(String... ids) {
    return new MutationOperator(name, right, Set.copyOf(Arrays.asList(ids)), places);
  }

  boolean harmless() {
    return right.isEmpty();
  }

  /** Whether it means anything there: where blocking is right, no criterion is about it. */
  boolean appliesTo(Exercise exercise) {
    return (exercises.isEmpty() || exercises.contains(exercise.id()))
        && (harmless() || !rightOnes(exercise).isEmpty());
  }

  /** The keys of which at least one must fail. */
  List<String> rightOnes(Exercise exercise) {
    return exercise.criteria().stream()
        .map(Criterion::key)
        .filter(key -> right.stream().anyMatch(ending -> key.endsWith("." + ending)))
        .toList();
  }
}
