package unblock.cli.similarity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The similar places of two submissions; neighbouring fingerprints are one place. */
final class SimilarPlaces {
  private static final int MOST = 5;

  private SimilarPlaces() {}

  /** Returns the first few places. */
  static List<SimilarPlace> of(
      SubmissionFingerprints.Prints one, SubmissionFingerprints.Prints other) {
    Map<Integer, int[]> inOther = new HashMap<>();
    other.prints().forEach(print -> inOther.putIfAbsent(print[0], print));
    List<int[][]> runs = new ArrayList<>();
    for (int[] print : one.prints()) {
      int[] twin = inOther.get(print[0]);
      if (twin != null && !isJoined(runs, print, twin)) {
        runs.add(new int[][] {print.clone(), twin.clone()});
      }
    }
    return runs.stream()
        .limit(MOST)
        .map(run -> new SimilarPlace(lines(one, run[0]), lines(other, run[1])))
        .toList();
  }

  /** Extends the last run if both fingerprints continue it. */
  private static boolean isJoined(List<int[][]> runs, int[] print, int[] twin) {
    if (runs.isEmpty()) {
      return false;
    }
    int[][] last = runs.get(runs.size() - 1);
    if (!follows(last[0], print) || !follows(last[1], twin)) {
      return false;
    }
    last[0][3] = Math.max(last[0][3], print[3]);
    last[1][3] = Math.max(last[1][3], twin[3]);
    return true;
  }

  private static boolean follows(int[] before, int[] next) {
    return before[1] == next[1] && next[2] >= before[2] && next[2] <= before[3] + 1;
  }

  private static SimilarPlace.Lines lines(SubmissionFingerprints.Prints prints, int[] print) {
    return new SimilarPlace.Lines(prints.files().get(print[1]), print[2], print[3]);
  }
}
