package unblock.bench.mutants;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * An operator and an answer.
 *
 * @param turn an individual number, which decides at which place the operator begins
 */
record OperatorOnAnswer(MutationOperator operator, RightAnswer answer, int turn) {
  /**
   * Returns all pairs: first one of each operator, then a second one of each, and so on, so that a
   * short run covers all operators. The order of the answers is random.
   */
  static List<OperatorOnAnswer> inTurns(
      List<MutationOperator> operators, List<RightAnswer> answers, Random random) {
    List<List<RightAnswer>> drawn = new ArrayList<>();
    for (MutationOperator operator : operators) {
      List<RightAnswer> own =
          new ArrayList<>(
              answers.stream().filter(each -> operator.appliesTo(each.exercise())).toList());
      Collections.shuffle(own, random);
      drawn.add(own);
    }
    List<OperatorOnAnswer> pairs = new ArrayList<>();
    for (int round = 0; round < answers.size(); round++) {
      for (int i = 0; i < operators.size(); i++) {
        if (round < drawn.get(i).size()) {
          pairs.add(new OperatorOnAnswer(operators.get(i), drawn.get(i).get(round), i + round));
        }
      }
    }
    return pairs;
  }

  /** As in {@code joins-the-stage.offload}. */
  String name() {
    return operator.name() + "." + answer.name();
  }

  Stream<Mutant> breed(int most) {
    return Mutant.breed(operator, answer, turn, most);
  }
}
