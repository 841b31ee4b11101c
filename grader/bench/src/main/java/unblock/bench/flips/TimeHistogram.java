package unblock.bench.flips;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import unblock.bench.NearestRank;

/**
 * How many of some times fell into each tenth of a second, which is what the tables show of them.
 *
 * @param counts from a time in tenths of a second, rounded, to how many there were
 */
record TimeHistogram(SortedMap<Integer, Integer> counts) {
  private static final int MS = 100;

  TimeHistogram {
    counts = new TreeMap<>(counts);
  }

  /** Of these times in ms. */
  static TimeHistogram of(LongStream ms) {
    SortedMap<Integer, Integer> counts = new TreeMap<>();
    ms.forEach(each -> counts.merge((int) ((each + MS / 2) / MS), 1, Integer::sum));
    return new TimeHistogram(counts);
  }

  /** The words that {@link #words} has written. */
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

  /** Both together. */
  TimeHistogram plus(TimeHistogram other) {
    SortedMap<Integer, Integer> sum = new TreeMap<>(counts);
    other.counts.forEach((tenths, count) -> sum.merge(tenths, count, Integer::sum));
    return new TimeHistogram(sum);
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  /** How many times there are. */
  int size() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The smallest time, in seconds, that at least this share of all is not above. */
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

  /** As in {@code 0.5:3 0.6:12}: seconds, and how many. */
  String words() {
    return counts.entrySet().stream()
        .map(each -> each.getKey() / 10 + "." + each.getKey() % 10 + ":" + each.getValue())
        .collect(Collectors.joining(" "));
  }
}
