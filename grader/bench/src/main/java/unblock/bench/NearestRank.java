package unblock.bench;

import java.util.List;

/** The percentiles of the tables, by nearest rank: always one of the figures themselves. */
public final class NearestRank {
  private NearestRank() {}

  /**
   * The smallest figure that at least this share of all is not above.
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

  /** Which one that is of so many in order, the first being 1. */
  public static long rank(long many, double share) {
    return Math.max(1, (long) Math.ceil(share * many));
  }
}
