package unblock.cli.intake;

import java.util.List;
import java.util.Optional;

/** The names of a class's repositories on a git host: {@code <assignment>-<account>}. */
final class RepositoryNames {
  private RepositoryNames() {}

  /**
   * Returns what all names begin with, if the rest of most names is an account on the roster. Fewer
   * accounts prove nothing: people may have given the names.
   *
   * @param names all names of a class that are not from another export
   */
  static Optional<String> assignment(List<String> names, Roster roster) {
    String common = names.stream().reduce(RepositoryNames::common).orElse("");
    for (int end = common.indexOf('-'); end >= 0; end = common.indexOf('-', end + 1)) {
      int start = end + 1;
      long accounts =
          names.stream()
              .map(name -> name.substring(start))
              .filter(rest -> roster.rows().stream().anyMatch(row -> isAccount(row, rest)))
              .count();
      if (accounts > 1 && 2 * accounts > names.size()) {
        return Optional.of(common.substring(0, start));
      }
    }
    return Optional.empty();
  }

  private static boolean isAccount(Roster.Row row, String rest) {
    return row.has(IdKind.GITHUB_USERNAME, rest);
  }

  private static String common(String one, String other) {
    int end = 0;
    while (end < Math.min(one.length(), other.length()) && one.charAt(end) == other.charAt(end)) {
      end++;
    }
    return one.substring(0, end);
  }
}
