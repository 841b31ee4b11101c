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
 * Finds the pairs that are alike. All fingerprints of an exercise lie sorted in one array, so that
 * who else has one is found at once; a fingerprint that many have is an idiom of the exercise, and
 * counts for nobody. Time is that of sorting, and of what is really shared; memory is 12 bytes for
 * each fingerprint.
 */
public final class SimilarityFinder {
  /** Percent from which on a pair is worth a look. */
  public static final int THRESHOLD = 60;

  /** Fingerprints; fewer are a few lines. */
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
   * The pairs that are alike, the most alike first.
   *
   * @param names of the submissions, sorted; the first of a pair is the one that comes first
   * @param prints gives a submission's fingerprints; asked for again rather than kept
   * @param sameStudent whether two submissions come from one student; those are no pair
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
            List<String> places = SimilarPlaces.of(prints(exercise, one), prints(exercise, other));
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
