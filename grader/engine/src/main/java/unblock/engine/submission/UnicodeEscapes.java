package unblock.engine.submission;

/** Resolves Java's {@code \}{@code u0041}, as javac does before it parses anything (JLS 3.3). */
final class UnicodeEscapes {
  private UnicodeEscapes() {}

  /** Returns the text with its escapes resolved, and otherwise unchanged. */
  static String resolved(String text) {
    if (!text.contains("\\u")) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        out.append(c);
        i++;
      } else if (text.charAt(i + 1) != 'u') {
        // An escaped backslash: the next one does not start an escape.
        out.append(c).append(text.charAt(i + 1));
        i += 2;
      } else {
        i = resolve(text, i, out);
      }
    }
    return out.toString();
  }

  private static int resolve(String text, int backslash, StringBuilder out) {
    int digits = backslash + 1;
    while (digits < text.length() && text.charAt(digits) == 'u') {
      digits++;
    }
    int end = digits + 4;
    if (end <= text.length() && isHex(text, digits, end)) {
      out.append((char) Integer.parseInt(text, digits, end, 16));
      return end;
    }
    out.append(text, backslash, digits);
    return digits;
  }

  private static boolean isHex(String text, int start, int end) {
    return text.substring(start, end).chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
  }
}
