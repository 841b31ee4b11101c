package unblock.engine.exercise;

import java.util.List;

/**
 * Questions whose records change while they wait, so that each reply shows whether it was looked up
 * for its own request and then.
 *
 * @param questions with the replies that are right after the change
 * @param change writes the new rows, all at once
 */
public record ChangingQuestions(List<Question> questions, Runnable change) {
  public ChangingQuestions {
    questions = List.copyOf(questions);
  }
}
