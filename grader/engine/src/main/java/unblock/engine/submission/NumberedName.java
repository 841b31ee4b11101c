package unblock.engine.submission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file's name and the numbers that programs add to it: {@code A-1} when it is handed in again,
 * {@code A (1)} when it is downloaded again, {@code A (1)-2} for both.
 *
 * @param root the name without the numbers, in lower case
 * @param numbers the first added one first; empty for a name without a number
 */
record NumberedName(String root, List<Integer> numbers) {
  /** Longer numbers are dates, or belong to the name. */
  private static final Pattern NUMBER =
      Pattern.compile("(?s)(.*\\S)(?:\\s*\\((\\d{1,3})\\)|\\s*\\[(\\d{1,3})]|[-_ ](\\d{1,3}))\\s*");

  NumberedName {
    numbers = List.copyOf(numbers);
  }

  /** Parses a name without its ending {@code .java}. */
  static NumberedName of(String name) {
    List<Integer> numbers = new ArrayList<>();
    String root = name.strip();
    for (Matcher end = NUMBER.matcher(root); end.matches(); end = NUMBER.matcher(root)) {
      numbers.add(0, number(end));
      root = end.group(1);
    }
    return new NumberedName(root.toLowerCase(Locale.ROOT), numbers);
  }

  private static int number(Matcher end) {
    for (int group = 2; group <= end.groupCount(); group++) {
      if (end.group(group) != null) {
        return Integer.parseInt(end.group(group));
      }
    }
    throw new IllegalStateException("No number in " + end.group());
  }

  /**
   * Returns the name with the highest number; one without a number comes before all numbers. It is
   * empty when the names differ in more than one number.
   */
  static Optional<NumberedName> newest(List<NumberedName> all) {
    int shared = commonNumbers(all);
    boolean isComparable =
        all.stream()
            .allMatch(
                each -> each.root.equals(all.get(0).root) && each.numbers.size() <= shared + 1);
    return isComparable
        ? all.stream()
            .max(
                Comparator.comparingInt(
                    each -> each.numbers.size() == shared ? -1 : each.numbers.get(shared)))
        : Optional.empty();
  }

  /** Returns how many numbers at the beginning are the same in all names. */
  private static int commonNumbers(List<NumberedName> all) {
    List<Integer> common = all.isEmpty() ? List.of() : all.get(0).numbers;
    for (NumberedName each : all) {
      int same = 0;
      while (same < Math.min(common.size(), each.numbers.size())
          && common.get(same).equals(each.numbers.get(same))) {
        same++;
      }
      common = common.subList(0, same);
    }
    return common.size();
  }
}
