package unblock.engine.submission;

/** The package line at the beginning of a Java source. */
sealed interface PackageLine {
  /** A line that javac accepts. */
  record Named(String name) implements PackageLine {}

  /** A line that javac does not accept, as in {@code package a.b}. */
  record Unreadable(String line) implements PackageLine {}

  /** No line: the source begins with something else. */
  record Missing() implements PackageLine {}

  /** The declared package; empty when there is none. */
  default String name() {
    return "";
  }
}
