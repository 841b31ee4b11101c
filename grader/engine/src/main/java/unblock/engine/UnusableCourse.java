package unblock.engine;

/** A jar of exercises cannot be used; the message says which, why, and what to do. */
public final class UnusableCourse extends Exception {
  private static final long serialVersionUID = 1L;

  /** With a sentence for whoever named the jar. */
  UnusableCourse(String message) {
    super(message);
  }

  /** The same, and what it comes from. */
  UnusableCourse(String message, Throwable cause) {
    super(message, cause);
  }
}
