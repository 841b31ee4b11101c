package unblock.cli.similarity;

import com.fasterxml.jackson.annotation.JsonValue;

/** A place in one submission, and the similar place in another one. */
public record SimilarPlace(Lines first, Lines second) {
  /**
   * Lines of a file.
   *
   * @param file its name without folders
   * @param from the first line, from 1
   * @param to the last line
   */
  public record Lines(String file, int from, int to) {
    @Override
    public String toString() {
      return "%s:%d-%d".formatted(file, from, to);
    }
  }

  /** As in {@code A.java:12-30 = B.java:15-33}. */
  @JsonValue
  @Override
  public String toString() {
    return first + " = " + second;
  }
}
