package unblock.engine.submission;

/**
 * Splits a Java source into tokens, in the way of javac. Comments are skipped, a text or character
 * literal is one token, and each other character is a token by itself.
 */
final class SourceTokens {
  /** The token of each literal. */
  static final String LITERAL = "\"";

  private final String source;
  private int at;
  private int start;

  /**
   * Creates the tokens of a text.
   *
   * @param source with its Unicode escapes resolved
   */
  SourceTokens(String source) {
    this.source = source;
  }

  /** Returns the next token; empty at the end. */
  String next() {
    skipBlanks();
    start = at;
    char c = peek();
    if (at == source.length()) {
      return "";
    }
    if (Character.isJavaIdentifierPart(c)) {
      while (Character.isJavaIdentifierPart(peek())) {
        at++;
      }
      return source.substring(start, at);
    }
    if (source.startsWith("\"\"\"", at)) {
      at = afterQuoted("\"\"\"");
      return LITERAL;
    }
    if (c == '"' || c == '\'') {
      at = afterQuoted(String.valueOf(c));
      return LITERAL;
    }
    at++;
    return String.valueOf(c);
  }

  /** Returns the rest of the line at which the newest token begins. */
  String restOfLine() {
    return source.substring(start, endOfLine(start));
  }

  private void skipBlanks() {
    while (at < source.length()) {
      if (Character.isWhitespace(peek())) {
        at++;
      } else if (source.startsWith("//", at)) {
        at = endOfLine(at);
      } else if (source.startsWith("/*", at)) {
        at = after("*/", at + 2);
      } else {
        return;
      }
    }
  }

  /** Only a text block goes on in the next line. */
  private int afterQuoted(String quote) {
    int i = at + quote.length();
    while (i < source.length() && !source.startsWith(quote, i)) {
      char c = source.charAt(i);
      if (quote.length() == 1 && (c == '\n' || c == '\r')) {
        return i;
      }
      i += c == '\\' ? 2 : 1;
    }
    return Math.min(source.length(), i + quote.length());
  }

  private int after(String end, int from) {
    int found = source.indexOf(end, from);
    return found < 0 ? source.length() : found + end.length();
  }

  private int endOfLine(int from) {
    int i = from;
    while (i < source.length() && source.charAt(i) != '\n' && source.charAt(i) != '\r') {
      i++;
    }
    return i;
  }

  /** The next character; at the end, a character that is not part of any token. */
  private char peek() {
    return at < source.length() ? source.charAt(at) : '\uffff';
  }
}
