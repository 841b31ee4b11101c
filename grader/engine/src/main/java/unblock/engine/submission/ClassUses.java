package unblock.engine.submission;

import java.util.Set;

/** Reads from a Java source which classes of its own package it needs. */
final class ClassUses {
  private static final Set<String> DECLARES = Set.of("class", "interface", "enum", "record");

  private ClassUses() {}

  /**
   * Whether the source certainly needs a class of that name from its own package: it uses the name,
   * and neither declares it nor may import it.
   */
  static boolean needs(String source, String name) {
    SourceTokens tokens = new SourceTokens(UnicodeEscapes.resolved(source));
    boolean isUsed = false;
    boolean isJdk = false;
    String before = "";
    for (String token = tokens.next(); !token.isEmpty(); token = tokens.next()) {
      if (token.equals(name)) {
        if (before.equals(".") || DECLARES.contains(before)) {
          return false;
        }
        isUsed = true;
      }
      if (before.equals("import")) {
        isJdk = token.equals("java");
      }
      if (token.equals("*") && before.equals(".") && !isJdk) {
        return false;
      }
      before = token;
    }
    return isUsed;
  }
}
