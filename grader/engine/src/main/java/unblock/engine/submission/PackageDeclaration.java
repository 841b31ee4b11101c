package unblock.engine.submission;

/** Reads the package that a Java source declares, in the way of javac, up to that line. */
final class PackageDeclaration {
  private final String source;
  private int at;

  private PackageDeclaration(String source) {
    this.source = source;
  }

  /** The name, as in {@code a.b}; empty when the source declares none. */
  static String in(String source) {
    return new PackageDeclaration(UnicodeEscapes.resolved(source)).name();
  }

  private String name() {
    skipBlanks();
    while (peek() == '@') {
      at++;
      skipBlanks();
      qualifiedName();
      skipArguments();
      skipBlanks();
    }
    if (!identifier().equals("package")) {
      return "";
    }
    skipBlanks();
    String name = qualifiedName();
    return peek() == ';' ? name : "";
  }

  private String qualifiedName() {
    StringBuilder name = new StringBuilder(identifier());
    skipBlanks();
    while (peek() == '.') {
      at++;
      skipBlanks();
      name.append('.').append(identifier());
      skipBlanks();
    }
    return name.toString();
  }

  private String identifier() {
    int start = at;
    while (Character.isJavaIdentifierPart(peek())) {
      at++;
    }
    return source.substring(start, at);
  }

  private void skipBlanks() {
    while (at < source.length()) {
      if (Character.isWhitespace(peek())) {
        at++;
      } else if (source.startsWith("//", at)) {
        at = endOfLine();
      } else if (source.startsWith("/*", at)) {
        at = after("*/", at + 2);
      } else {
        return;
      }
    }
  }

  /** Skips an annotation's arguments: parentheses, minding those in strings and comments. */
  private void skipArguments() {
    if (peek() != '(') {
      return;
    }
    int depth = 0;
    do {
      skipBlanks();
      char c = peek();
      if (source.startsWith("\"\"\"", at)) {
        at = afterQuoted("\"\"\"");
      } else if (c == '"' || c == '\'') {
        at = afterQuoted(String.valueOf(c));
      } else {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        at++;
      }
    } while (depth > 0 && at < source.length());
  }

  private int afterQuoted(String quote) {
    int i = at + quote.length();
    while (i < source.length() && !source.startsWith(quote, i)) {
      i += source.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(source.length(), i + quote.length());
  }

  private int after(String end, int from) {
    int found = source.indexOf(end, from);
    return found < 0 ? source.length() : found + end.length();
  }

  private int endOfLine() {
    int i = at;
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
