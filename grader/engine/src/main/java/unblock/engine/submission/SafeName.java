package unblock.engine.submission;

import java.text.Normalizer;

/** Creates names that are valid in any file system and have no meaning for a shell. */
public final class SafeName {
  /** The limit in characters. */
  public static final int LONGEST = 80;

  private SafeName() {}

  /**
   * Returns the name with a dash for every character but letters, digits, dot, dash and underscore.
   */
  public static String of(String name) {
    String safe =
        Normalizer.normalize(name, Normalizer.Form.NFC)
            .replaceAll("[^\\p{L}\\p{M}\\p{N}._-]+", "-")
            .replaceAll("^[.-]+|[.-]+$", "");
    int end = Math.min(safe.length(), LONGEST);
    if (end > 0 && Character.isHighSurrogate(safe.charAt(end - 1))) {
      end--;
    }
    return safe.isEmpty() ? "submission" : safe.substring(0, end);
  }
}
