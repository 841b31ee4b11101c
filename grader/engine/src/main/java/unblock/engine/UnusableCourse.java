package unblock.engine;

/**
 * The exception for an unusable jar of exercises; its message names the jar, the reason and the
 * remedy.
 */
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
