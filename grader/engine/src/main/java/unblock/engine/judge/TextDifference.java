package unblock.engine.judge;

/**
 * Two texts with the part marked in which they differ, as in {@code …she likes «tea».}. Long common
 * parts are shortened, and blanks are visible within the mark.
 */
record TextDifference(String expected, String got, Kind kind) {
  /** The number of characters that are shown before and after the mark. */
  private static final int CONTEXT = 12;

  /** The longest mark that is shown. */
  private static final int LONGEST = 60;

  /** The reason for which two texts differ. */
  enum Kind {
    /** Only in blanks at the beginning or the end. */
    BLANKS,
    /** Only in upper and lower case. */
    CASE,
    OTHER
  }

  /** Compares two texts that differ. */
  static TextDifference of(String expected, String got) {
    int same = commonPrefix(expected, got);
    int sameEnd = commonSuffix(expected, got, same);
    return new TextDifference(
        marked(expected, same, sameEnd), marked(got, same, sameEnd), kind(expected, got));
  }

  private static Kind kind(String expected, String got) {
    if (expected.strip().equals(got.strip())) {
      return Kind.BLANKS;
    }
    return expected.equalsIgnoreCase(got) ? Kind.CASE : Kind.OTHER;
  }

  private static int commonPrefix(String a, String b) {
    int most = Math.min(a.length(), b.length());
    int i = 0;
    while (i < most && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i > 0 && Character.isHighSurrogate(a.charAt(i - 1)) ? i - 1 : i;
  }

  private static int commonSuffix(String a, String b, int prefix) {
    int most = Math.min(a.length(), b.length()) - prefix;
    int i = 0;
    while (i < most && a.charAt(a.length() - 1 - i) == b.charAt(b.length() - 1 - i)) {
      i++;
    }
    return i > 0 && Character.isLowSurrogate(a.charAt(a.length() - i)) ? i - 1 : i;
  }

  private static String marked(String text, int prefix, int suffix) {
    String mark = text.substring(prefix, text.length() - suffix).replace(' ', '␣');
    return end(text.substring(0, prefix))
        + "«"
        + (mark.length() <= LONGEST ? mark : mark.substring(0, LONGEST) + "…")
        + "»"
        + beginning(text.substring(text.length() - suffix));
  }

  private static String end(String text) {
    return text.length() <= CONTEXT ? text : "…" + text.substring(text.length() - CONTEXT);
  }

  private static String beginning(String text) {
    return text.length() <= CONTEXT ? text : text.substring(0, CONTEXT) + "…";
  }
}
