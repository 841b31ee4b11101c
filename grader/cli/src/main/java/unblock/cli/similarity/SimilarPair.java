package unblock.cli.similarity;

import java.util.List;

/**
 * Two submissions with similar code in an exercise.
 *
 * @param shared the number of fingerprints that are in both, and in few others
 * @param percentOfFirst their share in the first submission, skeleton code excluded
 * @param places the first few
 */
public record SimilarPair(
    String exercise,
    String first,
    String second,
    int shared,
    int percentOfFirst,
    int percentOfSecond,
    List<SimilarPlace> places) {
  /** Returns the higher share: a part copied from a long submission may be all of a short one. */
  public int percent() {
    return Math.max(percentOfFirst, percentOfSecond);
  }
}
