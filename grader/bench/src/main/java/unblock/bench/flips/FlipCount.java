package unblock.bench.flips;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of verdicts, or gradings, that differ from the expected ones.
 *
 * @param wrong the opposite of the expected verdict
 * @param inconclusive the grader could not decide
 * @param all includes the expected verdicts
 */
record FlipCount(int wrong, int inconclusive, int all) {
  static final FlipCount NONE = new FlipCount(0, 0, 0);

  private static final Pattern WORDS = Pattern.compile("(\\d+) \\+ (\\d+) of (\\d+)");

  /** Reads the words that {@link #toString} returns. */
  static FlipCount parse(String words) {
    Matcher matcher = WORDS.matcher(words);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Not a count like '1 + 2 of 30': " + words);
    }
    return new FlipCount(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)));
  }

  /** Returns the sum of both. */
  FlipCount plus(FlipCount other) {
    return new FlipCount(wrong + other.wrong, inconclusive + other.inconclusive, all + other.all);
  }

  /** As in {@code 1 + 2 of 30}: wrong, inconclusive, all. */
  @Override
  public String toString() {
    return "%d + %d of %d".formatted(wrong, inconclusive, all);
  }
}
