package unblock.engine.rubric;

/** A rubric that cannot be applied; the message names the place, the reason and the remedy. */
public final class UnusableRubric extends Exception {
  private static final long serialVersionUID = 1;

  UnusableRubric(String message) {
    super(message);
  }

  UnusableRubric(String message, Throwable cause) {
    super(message, cause);
  }
}
