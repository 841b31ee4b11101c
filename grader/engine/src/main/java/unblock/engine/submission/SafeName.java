package unblock.engine.submission;

import java.text.Normalizer;

/** A name that any file system takes, and that says nothing to a shell. */
public final class SafeName {
  /** Characters. */
  public static final int LONGEST = 80;

  private SafeName() {}

  /** The name with everything but letters, digits, dot, dash and underscore turned to a dash. */
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
