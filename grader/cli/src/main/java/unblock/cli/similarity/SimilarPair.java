package unblock.cli.similarity;

import java.util.List;

/**
 * Two submissions that are alike in an exercise.
 *
 * @param shared fingerprints that are in both, and in few others
 * @param percentOfFirst how much that is of all that the first has beyond what was given
 * @param places where, as in {@code UserHandlers.java:12-30 = UserHandlers.java:15-33}
 */
public record SimilarPair(
    String exercise,
    String first,
    String second,
    int shared,
    int percentOfFirst,
    int percentOfSecond,
    List<String> places) {
  /** The share that counts: a part copied from a long submission is still all of a short one. */
  int percent() {
    return Math.max(percentOfFirst, percentOfSecond);
  }
}
