package unblock.cli.similarity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Finds the similar pairs. All fingerprints of an exercise are sorted in one array, so that the
 * other owners of one are found fast. A fingerprint with many owners is an idiom of the exercise
 * and is ignored. The time depends on sorting and on the shared fingerprints; the memory is 12
 * bytes for each fingerprint.
 */
public final class SimilarityFinder {
  /** The percentage from which a teacher should check a pair. */
  public static final int THRESHOLD = 60;

  /** The minimum number of fingerprints; fewer correspond to a few lines. */
  private static final int FEWEST = 6;

  private static final int MOST_OWNERS = 10;

  private static final Comparator<SimilarPair> MOST_ALIKE_FIRST =
      Comparator.comparingInt(SimilarPair::percent)
          .reversed()
          .thenComparing(Comparator.comparingInt(SimilarPair::shared).reversed())
          .thenComparing(SimilarPair::exercise)
          .thenComparing(SimilarPair::first)
          .thenComparing(SimilarPair::second);

  private final List<String> names;
  private final Function<String, SubmissionFingerprints> prints;
  private final BiPredicate<String, String> sameStudent;

  private SimilarityFinder(
      List<String> names,
      Function<String, SubmissionFingerprints> prints,
      BiPredicate<String, String> sameStudent) {
    this.names = names;
    this.prints = prints;
    this.sameStudent = sameStudent;
  }

  /**
   * Returns the similar pairs, the most similar first.
   *
   * @param names the names of the submissions, sorted; a pair has the same order
   * @param prints returns a submission's fingerprints; called again instead of storing them
   * @param sameStudent whether two submissions are from one student; these are not compared
   */
  public static List<SimilarPair> of(
      List<String> names,
      Function<String, SubmissionFingerprints> prints,
      BiPredicate<String, String> sameStudent) {
    SimilarityFinder likeness = new SimilarityFinder(names, prints, sameStudent);
    Map<String, List<int[]>> hashes = new TreeMap<>();
    for (int owner = 0; owner < names.size(); owner++) {
      int current = owner;
      prints
          .apply(names.get(owner))
          .exercises()
          .forEach((exercise, all) -> likeness.add(hashes, exercise, current, all));
    }
    List<SimilarPair> pairs = new ArrayList<>();
    hashes.forEach((exercise, owners) -> likeness.collect(exercise, owners, pairs));
    pairs.sort(MOST_ALIKE_FIRST);
    return pairs;
  }

  private void add(
      Map<String, List<int[]>> hashes,
      String exercise,
      int owner,
      SubmissionFingerprints.Prints prints) {
    List<int[]> owners = hashes.computeIfAbsent(exercise, id -> new ArrayList<>());
    while (owners.size() < owner) {
      owners.add(new int[0]);
    }
    owners.add(prints.prints().stream().mapToInt(print -> print[0]).distinct().toArray());
  }

  private void collect(String exercise, List<int[]> owners, List<SimilarPair> pairs) {
    FingerprintIndex index = FingerprintIndex.of(owners, Math.max(MOST_OWNERS, owners.size() / 10));
    int[] counted = new int[owners.size()];
    for (int i = 0; i < owners.size(); i++) {
      counted[i] = (int) Arrays.stream(owners.get(i)).filter(index::counts).count();
    }
    for (int first = 0; first < owners.size(); first++) {
      int[] shared = new int[owners.size()];
      for (int hash : owners.get(first)) {
        index.owners(hash, owner -> shared[owner]++);
      }
      for (int second = first + 1; second < owners.size(); second++) {
        int ofFirst = percent(shared[second], counted[first]);
        int ofSecond = percent(shared[second], counted[second]);
        if (shared[second] >= FEWEST && Math.max(ofFirst, ofSecond) >= THRESHOLD) {
          String one = names.get(first);
          String other = names.get(second);
          if (!sameStudent.test(one, other)) {
            List<SimilarPlace> places =
                SimilarPlaces.of(prints(exercise, one), prints(exercise, other));
            pairs.add(
                new SimilarPair(exercise, one, other, shared[second], ofFirst, ofSecond, places));
          }
        }
      }
    }
  }

  private SubmissionFingerprints.Prints prints(String exercise, String name) {
    SubmissionFingerprints.Prints found = prints.apply(name).exercises().get(exercise);
    return found == null ? new SubmissionFingerprints.Prints(List.of(), List.of()) : found;
  }

  private static int percent(int part, int whole) {
    return whole == 0 ? 0 : (int) Math.round(100.0 * part / whole);
  }
}
