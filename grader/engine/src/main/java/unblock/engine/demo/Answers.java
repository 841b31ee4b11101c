package unblock.engine.demo;

import java.util.OptionalInt;

/** The person before the terminal, who predicts numbers. */
public interface Answers {
  /** Nobody: each prediction is left out. */
  Answers NONE = most -> OptionalInt.empty();

  /**
   * Waits for a prediction, after the question was printed.
   *
   * @param most the largest number that makes sense; the least is 0
   * @return empty when the person leaves it out
   */
  OptionalInt next(int most);
}
