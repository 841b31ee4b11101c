package unblock.bench.flips;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many verdicts, or gradings, came out other than they have to.
 *
 * @param wrong the opposite of what it has to be
 * @param inconclusive the grader could not tell
 * @param all also those that came out as they have to
 */
record FlipCount(int wrong, int inconclusive, int all) {
  static final FlipCount NONE = new FlipCount(0, 0, 0);

  private static final Pattern WORDS = Pattern.compile("(\\d+) \\+ (\\d+) of (\\d+)");

  /** The words that {@link #toString} gives. */
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

  /** Both together. */
  FlipCount plus(FlipCount other) {
    return new FlipCount(wrong + other.wrong, inconclusive + other.inconclusive, all + other.all);
  }

  /** As in {@code 1 + 2 of 30}: wrong, inconclusive, all. */
  @Override
  public String toString() {
    return "%d + %d of %d".formatted(wrong, inconclusive, all);
  }
}
