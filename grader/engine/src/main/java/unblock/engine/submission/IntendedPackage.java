package unblock.engine.submission;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the package that a file was meant to have. */
final class IntendedPackage {
  private IntendedPackage() {}

  /**
   * Returns the only package that fits, by what the file declares, or by its folder.
   *
   * @param packages of the exercises
   */
  static Optional<String> of(ForeignFile file, Collection<String> packages) {
    if (packages.size() == 1) {
      return packages.stream()
          .filter(only -> !isNeighbour(file.packageLine().name(), only))
          .findFirst();
    }
    List<String> declared = parts(declared(file.packageLine()));
    List<String> folders = parts(file.where().replace('/', '.'));
    return Stream.<Predicate<String>>of(
            known -> declared.contains(last(known)),
            known -> folders.contains(last(known)),
            known -> !declared.isEmpty() && isTypo(declared.get(declared.size() - 1), last(known)))
        .map(fits -> packages.stream().filter(fits).toList())
        .filter(found -> found.size() == 1)
        .map(found -> found.get(0))
        .findFirst();
  }

  private static String declared(PackageLine line) {
    return line instanceof PackageLine.Unreadable unreadable ? unreadable.line() : line.name();
  }

  /** Returns the parts between dots in lower case, without what people add, as in event-loop. */
  private static List<String> parts(String name) {
    return Stream.of(name.split("[.;\\s]+"))
        .map(part -> part.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", ""))
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** Whether a package beside that one is declared, so that another exercise may be meant. */
  private static boolean isNeighbour(String name, String known) {
    List<String> declared = parts(name);
    List<String> wanted = parts(known);
    int end = wanted.size() - 1;
    return declared.size() > end
        && declared.subList(0, end).equals(wanted.subList(0, end))
        && !declared.get(end).equals(wanted.get(end))
        && !isTypo(declared.get(end), wanted.get(end));
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Whether one letter is missing, added or another, or two are exchanged. */
  private static boolean isTypo(String found, String known) {
    int start = 0;
    while (start < Math.min(found.length(), known.length())
        && found.charAt(start) == known.charAt(start)) {
      start++;
    }
    String left = found.substring(start);
    String right = known.substring(start);
    return (!left.isEmpty() && left.substring(1).equals(right))
        || (!right.isEmpty() && right.substring(1).equals(left))
        || (!left.isEmpty() && !right.isEmpty() && left.substring(1).equals(right.substring(1)))
        || (left.length() > 1
            && right.length() > 1
            && left.charAt(0) == right.charAt(1)
            && left.charAt(1) == right.charAt(0)
            && left.substring(2).equals(right.substring(2)));
  }
}
