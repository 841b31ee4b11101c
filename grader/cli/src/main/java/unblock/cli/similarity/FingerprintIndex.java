package unblock.cli.similarity;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** An index from fingerprints to their owners: hash and owner in one number each, sorted. */
final class FingerprintIndex {
  private final long[] entries;
  private final int mostOwners;

  private FingerprintIndex(long[] entries, int mostOwners) {
    this.entries = entries;
    this.mostOwners = mostOwners;
  }

  /**
   * Creates an index of the hashes of each owner, without duplicates within an owner.
   *
   * @param mostOwners the maximum number of owners; hashes with more owners are ignored
   */
  static FingerprintIndex of(List<int[]> owners, int mostOwners) {
    long[] entries = new long[owners.stream().mapToInt(hashes -> hashes.length).sum()];
    int next = 0;
    for (int owner = 0; owner < owners.size(); owner++) {
      for (int hash : owners.get(owner)) {
        entries[next++] = entry(hash, owner);
      }
    }
    Arrays.sort(entries);
    return new FingerprintIndex(entries, mostOwners);
  }

  boolean counts(int hash) {
    return end(hash) - start(hash) <= mostOwners;
  }

  /** Passes on all owners of the hash, in order; none if there are too many. */
  void owners(int hash, IntConsumer named) {
    if (counts(hash)) {
      for (int i = start(hash); i < end(hash); i++) {
        named.accept((int) entries[i]);
      }
    }
  }

  private int start(int hash) {
    int found = Arrays.binarySearch(entries, entry(hash, 0));
    return found >= 0 ? found : -found - 1;
  }

  private int end(int hash) {
    int found = Arrays.binarySearch(entries, entry(hash, Integer.MAX_VALUE));
    return found >= 0 ? found + 1 : -found - 1;
  }

  private static long entry(int hash, int owner) {
    return ((long) hash << Integer.SIZE) | owner;
  }
}
