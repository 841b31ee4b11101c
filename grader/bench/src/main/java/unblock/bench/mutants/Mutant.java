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
   * What that operator makes of that answer.
   *
   * @param first which of the places comes first, counted round, so that all have their turn
   * @param most of how many places one mutant each is made
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

  /** As in {@code joins-the-stage.offload.login-31}: unique, and fit for a file name. */
  String name() {
    return operator.name() + "." + answer.name() + "." + where.replaceAll("[^\\w]+", "-");
  }

  /** Another one for other sources, so that a grade is not kept when the operator has changed. */
  String fingerprint() {
    return UUID.nameUUIDFromBytes(sources.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }

  Submission submission() {
    return new Submission(name(), Map.of(answer.exercise().id(), sources), List.of());
  }
}
