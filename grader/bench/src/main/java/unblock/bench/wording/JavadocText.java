package unblock.bench.wording;

import java.util.regex.Pattern;

/**
 * The prose of a Javadoc comment, without asterisks, tags and HTML. Line breaks are kept, so that a
 * position in the prose gives the line in the file.
 *
 * @param firstLine the line of the file at which the comment begins
 */
record JavadocText(int firstLine, String prose) {
  private static final Pattern ASTERISK = Pattern.compile("(?m)^[ \\t]*\\*?[ \\t]*");
  private static final Pattern PARAMETER = Pattern.compile("(?m)^@(?:param|throws|exception) \\S+");
  private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^@\\w+");
  private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+\\s*([^{}]*)\\}");
  private static final Pattern HTML = Pattern.compile("</?\\w[^<>\\n]*>");
  private static final Pattern WORD = Pattern.compile("\\S*\\p{L}\\S*");

  /**
   * Extracts the prose of that comment.
   *
   * @param content the comment's text between {@code /**} and the closing slash
   */
  static JavadocText of(int firstLine, String content) {
    String prose = ASTERISK.matcher(content).replaceAll("");
    prose = PARAMETER.matcher(prose).replaceAll("");
    prose = BLOCK_TAG.matcher(prose).replaceAll("");
    prose = INLINE_TAG.matcher(prose).replaceAll("$1");
    prose = HTML.matcher(prose).replaceAll("");
    return new JavadocText(firstLine, prose);
  }

  /** Returns the number of words: parts between white space that contain a letter. */
  int words() {
    return (int) WORD.matcher(prose).results().count();
  }

  /** Returns the line of the file with this position of the prose. */
  int lineOf(int position) {
    return firstLine + (int) prose.substring(0, position).chars().filter(c -> c == '\n').count();
  }
}
