package unblock.engine.exercise;

import java.util.List;

/**
 * Questions whose records change while they wait. Each reply shows whether the look-up was made for
 * its own request, and after the change.
 *
 * @param questions the questions, with the replies that are correct after the change
 * @param change writes the new rows, all at once
 */
public record ChangingQuestions(List<Question> questions, Runnable change) {
  public ChangingQuestions {
    questions = List.copyOf(questions);
  }
}
