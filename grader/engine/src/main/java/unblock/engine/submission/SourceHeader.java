package unblock.engine.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The declarations of a Java source that decide where it belongs: its package and its classes. They
 * are read also from a source that does not compile.
 *
 * @param types the classes that are not inside another, in order
 */
record SourceHeader(PackageLine packageLine, List<DeclaredType> types) {
  private static final int LONGEST_LINE = 80;

  /** A class, interface, enum, record or annotation. */
  record DeclaredType(String name, boolean isPublic) {}

  SourceHeader {
    types = List.copyOf(types);
  }

  /** Reads the header of a source. */
  static SourceHeader of(String source) {
    String resolved = UnicodeEscapes.resolved(source);
    return new SourceHeader(packageLine(new SourceTokens(resolved)), types(resolved));
  }

  /**
   * Returns the class that gives the file its name in Java: the one that it is named for, else the
   * public one, else the only one.
   *
   * @param fileName without {@code .java}
   */
  Optional<String> mainType(String fileName) {
    return types.stream()
        .filter(type -> type.name().equals(fileName))
        .findFirst()
        .or(() -> types.stream().filter(DeclaredType::isPublic).findFirst())
        .or(() -> types.size() == 1 ? Optional.of(types.get(0)) : Optional.empty())
        .map(DeclaredType::name);
  }

  private static PackageLine packageLine(SourceTokens tokens) {
    String token = tokens.next();
    while (token.equals("@")) {
      token = afterAnnotation(tokens);
    }
    if (!token.toLowerCase(Locale.ROOT).equals("package")) {
      return new PackageLine.Missing();
    }
    String line = tokens.restOfLine().strip();
    PackageLine unreadable =
        new PackageLine.Unreadable(
            line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line);
    if (!token.equals("package")) {
      return unreadable;
    }
    StringBuilder name = new StringBuilder();
    while (true) {
      String part = tokens.next();
      if (part.isEmpty() || !Character.isJavaIdentifierStart(part.charAt(0))) {
        return unreadable;
      }
      name.append(part);
      String after = tokens.next();
      if (after.equals(";")) {
        return new PackageLine.Named(name.toString());
      }
      if (!after.equals(".")) {
        return unreadable;
      }
      name.append('.');
    }
  }

  /** Returns the token after an annotation whose {@code @} was read. */
  private static String afterAnnotation(SourceTokens tokens) {
    tokens.next();
    String token = tokens.next();
    while (token.equals(".")) {
      tokens.next();
      token = tokens.next();
    }
    if (!token.equals("(")) {
      return token;
    }
    for (int depth = 1; depth > 0 && !token.isEmpty(); ) {
      token = tokens.next();
      depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
    }
    return tokens.next();
  }

  private static List<DeclaredType> types(String source) {
    List<DeclaredType> types = new ArrayList<>();
    SourceTokens tokens = new SourceTokens(source);
    int depth = 0;
    boolean isPublic = false;
    for (String token = tokens.next(); !token.isEmpty(); ) {
      String next = tokens.next();
      switch (token) {
        case "{", "(" -> depth++;
        case "}", ")" -> {
          depth = Math.max(0, depth - 1);
          isPublic = isPublic && depth > 0;
        }
        case ";" -> isPublic = isPublic && depth > 0;
        case "public" -> isPublic = isPublic || depth == 0;
        case "class", "interface", "enum", "record" -> {
          if (depth == 0 && !next.isEmpty() && Character.isJavaIdentifierStart(next.charAt(0))) {
            types.add(new DeclaredType(next, isPublic));
          }
        }
        default -> {}
      }
      token = next;
    }
    return types;
  }
}
