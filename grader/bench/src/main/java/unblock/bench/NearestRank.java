package unblock.bench;

import java.util.List;

/** Percentiles by nearest rank: the result is always one of the figures. */
public final class NearestRank {
  private NearestRank() {}

  /**
   * Returns the smallest figure that is at least as large as this share of all figures.
   *
   * @param figures in any order; at least one
   * @param share above 0, at most 1
   */
  public static double of(List<Double> figures, double share) {
    return figures.stream()
        .sorted()
        .skip(rank(figures.size(), share) - 1)
        .findFirst()
        .orElseThrow();
  }

  /**
   * Returns the rank of that percentile among this number of sorted figures; the first rank is 1.
   */
  public static long rank(long many, double share) {
    return Math.max(1, (long) Math.ceil(share * many));
  }
}
