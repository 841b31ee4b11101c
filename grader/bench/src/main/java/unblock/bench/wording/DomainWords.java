package unblock.bench.wording;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One-word type names that explain themselves, because they are terms of the project's domain. */
record DomainWords(Set<String> words) {
  private static final Pattern NEXT_WORD =
      Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

  /** Returns the words in {@code domain-words.txt}. */
  static DomainWords standard() {
    return new DomainWords(
        ResourceLines.of("domain-words.txt").stream()
            .filter(line -> !line.startsWith("#"))
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether that name is a single CamelCase word. */
  static boolean isOneWord(String typeName) {
    return NEXT_WORD.split(typeName).length == 1;
  }

  /** Whether that name is a term of the domain. */
  boolean contains(String typeName) {
    return words.contains(typeName);
  }
}
