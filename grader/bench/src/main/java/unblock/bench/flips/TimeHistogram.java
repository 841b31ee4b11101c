package unblock.bench.flips;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import unblock.bench.NearestRank;

/**
 * The number of times in each tenth of a second, which is the precision of the tables.
 *
 * @param counts how often each time occurred, by tenths of a second, rounded
 */
record TimeHistogram(SortedMap<Integer, Integer> counts) {
  private static final int MS = 100;

  TimeHistogram {
    counts = new TreeMap<>(counts);
  }

  /** Counts these times in ms. */
  static TimeHistogram of(LongStream ms) {
    SortedMap<Integer, Integer> counts = new TreeMap<>();
    ms.forEach(each -> counts.merge((int) ((each + MS / 2) / MS), 1, Integer::sum));
    return new TimeHistogram(counts);
  }

  /** Reads the words that {@link #words} returns. */
  static TimeHistogram parse(String words) {
    SortedMap<Integer, Integer> counts = new TreeMap<>();
    for (String word : words.strip().split(" +", -1)) {
      if (!word.isEmpty()) {
        String[] both = word.split(":", -1);
        counts.merge(
            Integer.parseInt(both[0].replace(".", "")), Integer.parseInt(both[1]), Integer::sum);
      }
    }
    return new TimeHistogram(counts);
  }

  /** Returns the sum of both. */
  TimeHistogram plus(TimeHistogram other) {
    SortedMap<Integer, Integer> sum = new TreeMap<>(counts);
    other.counts.forEach((tenths, count) -> sum.merge(tenths, count, Integer::sum));
    return new TimeHistogram(sum);
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  /** Returns the number of times. */
  int size() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * Returns the smallest time, in seconds, that is at least as large as this share of all times.
   */
  double quantile(double share) {
    long rank = NearestRank.rank(size(), share);
    for (Map.Entry<Integer, Integer> each : counts.entrySet()) {
      rank -= each.getValue();
      if (rank <= 0) {
        return each.getKey() / 10.0;
      }
    }
    throw new IllegalStateException("No time was counted");
  }

  /** As in {@code 0.5:3 0.6:12}: seconds, and the number. */
  String words() {
    return counts.entrySet().stream()
        .map(each -> each.getKey() / 10 + "." + each.getKey() % 10 + ":" + each.getValue())
        .collect(Collectors.joining(" "));
  }
}
