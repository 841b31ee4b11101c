package unblock.bench.mutants;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import unblock.engine.submission.SourceFile;
import unblock.engine.submission.Submission;

/**
 * A right answer after one change.
 *
 * @param where the place of the change, as in {@code login:31}
 * @param before the answer printed in the same style
 */
record Mutant(
    MutationOperator operator,
    RightAnswer answer,
    String where,
    List<SourceFile> before,
    List<SourceFile> sources) {
  /**
   * Applies that operator to that answer.
   *
   * @param first the index of the first place, modulo the number of places, so that all places are
   *     used in turn
   * @param most the maximum number of places, with one mutant for each
   */
  static Stream<Mutant> breed(MutationOperator operator, RightAnswer answer, int first, int most) {
    if (!operator.appliesTo(answer.exercise())) {
      return Stream.of();
    }
    int places = places(operator, AnswerCode.of(answer)).size();
    return IntStream.range(0, Math.min(most, places))
        .mapToObj(i -> of(operator, answer, (first + i) % places))
        .filter(mutant -> !mutant.sources().equals(mutant.before()));
  }

  private static List<CodeChange> places(MutationOperator operator, AnswerCode code) {
    try (Stream<CodeChange> changes = operator.places().apply(code)) {
      return changes.toList();
    }
  }

  private static Mutant of(MutationOperator operator, RightAnswer answer, int place) {
    AnswerCode code = AnswerCode.of(answer);
    CodeChange change = places(operator, code).get(place);
    List<SourceFile> before = answer.printed();
    change.apply().run();
    return new Mutant(operator, answer, change.where(), before, code.sources());
  }

  /** As in {@code joins-the-stage.offload.login-31}: unique, and valid as a file name. */
  String name() {
    return operator.name() + "." + answer.name() + "." + where.replaceAll("[^\\w]+", "-");
  }

  /** Depends on the sources, so that a grading is not reused after a change of the operator. */
  String fingerprint() {
    return UUID.nameUUIDFromBytes(sources.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }

  Submission submission() {
    return new Submission(name(), Map.of(answer.exercise().id(), sources), List.of());
  }
}
