package unblock.engine.report;

/**
 * The number of columns that a text takes in a terminal: two for a wide letter, such as a Korean
 * one, none for an accent that combines with the letter before it. The ranges are those of
 * Unicode's annex 11.
 */
public final class TextWidth {
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x2E80, 0xA4CF},
    {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1FAFF},
    {0x20000, 0x3FFFD},
  };

  private TextWidth() {}

  /** Returns the columns of the whole text. */
  public static int of(String text) {
    return text.codePoints().map(TextWidth::of).sum();
  }

  /** Returns the text, padded with blanks to that many columns. */
  public static String padded(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  /** The index after the last character that fits into so many columns. */
  static int end(String text, int columns) {
    int used = 0;
    int index = 0;
    while (index < text.length()) {
      int character = text.codePointAt(index);
      used += of(character);
      if (used > columns) {
        return index;
      }
      index += Character.charCount(character);
    }
    return index;
  }

  /** Returns the text, cut with an ellipsis when it takes more columns. */
  static String cut(String text, int columns) {
    return of(text) <= columns ? text : text.substring(0, end(text, columns - 1)) + "…";
  }

  private static int of(int character) {
    int type = Character.getType(character);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    for (int[] range : WIDE) {
      if (range[0] <= character && character <= range[1]) {
        return 2;
      }
    }
    return 1;
  }
}
