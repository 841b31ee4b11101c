package unblock.cli.similarity;

import java.util.ArrayList;
import java.util.List;

/**
 * Selects fingerprints of a text by winnowing (Schleimer, Wilkerson and Aiken, 2003): of each
 * window of neighbouring grams, the one with the smallest hash. Two texts with a common part of at
 * least {@code GRAM + WINDOW - 1} tokens have a common fingerprint; parts shorter than {@code GRAM}
 * do not count.
 */
final class WinnowedGrams {
  /** In tokens; shorter parts are idioms, such as a call with a lambda. */
  static final int GRAM = 16;

  /** In grams. */
  static final int WINDOW = 8;

  private WinnowedGrams() {}

  record Gram(int hash, int firstLine, int lastLine) {}

  /** Returns all grams, one for each token with enough tokens after it. */
  static List<Gram> all(JavaTokens tokens) {
    List<Gram> grams = new ArrayList<>();
    for (int start = 0; start + GRAM <= tokens.words().size(); start++) {
      int hash = mixed(tokens.words().subList(start, start + GRAM).hashCode());
      grams.add(new Gram(hash, tokens.lines().get(start), tokens.lines().get(start + GRAM - 1)));
    }
    return grams;
  }

  /** Returns the selected grams; of equal ones in a window, the last. */
  static List<Gram> chosen(JavaTokens tokens) {
    List<Gram> grams = all(tokens);
    List<Gram> chosen = new ArrayList<>();
    int last = -1;
    for (int end = Math.min(WINDOW, grams.size()); end <= grams.size() && end > 0; end++) {
      int smallest = Math.max(0, end - WINDOW);
      for (int i = smallest; i < end; i++) {
        smallest = grams.get(i).hash() <= grams.get(smallest).hash() ? i : smallest;
      }
      if (smallest != last) {
        chosen.add(grams.get(smallest));
        last = smallest;
      }
    }
    return chosen;
  }

  /** Mixes the bits, so that the smallest hash does not depend on small token numbers. */
  private static int mixed(int hash) {
    int mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
    return mixed ^ (mixed >>> 16);
  }
}
