package unblock.bench.mutants;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import unblock.grader.submission.Source;
import unblock.grader.submission.Submission;

/**
 * A right answer after one change.
 *
 * @param where the place of the change, as in {@code login:31}
 * @param before the answer printed in the same style
 */
record Mutant(
    Operator operator, Answer answer, String where, List<Source> before, List<Source> sources) {
  /**
   * The mutants of these answers: for each operator and answer those at the first {@code most} of
   * the places, taken from another start for each operator, so that all handlers have their turn.
   */
  static List<Mutant> breed(List<Operator> operators, List<Answer> answers, int most) {
    List<Mutant> mutants = new ArrayList<>();
    int turn = 0;
    for (Answer answer : answers) {
      List<Source> before = Code.of(answer).sources();
      for (Operator operator : operators) {
        if (operator.appliesTo(answer.exercise())) {
          Code code = Code.of(answer);
          int places = places(operator, code).size();
          for (int i = 0; i < Math.min(most, places); i++) {
            code = i == 0 ? code : Code.of(answer);
            Change change = places(operator, code).get((turn + i) % places);
            change.apply().run();
            if (!code.sources().equals(before)) {
              mutants.add(new Mutant(operator, answer, change.where(), before, code.sources()));
            }
          }
        }
        turn++;
      }
    }
    return mutants;
  }

  private static List<Change> places(Operator operator, Code code) {
    try (Stream<Change> changes = operator.places().apply(code)) {
      return changes.toList();
    }
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
