package unblock.engine.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shortens lists of requests: three or more in a row become one range, as in {@code R2-R10}. */
public final class RequestRanges {
  private static final int SHORTEST = 3;
  private static final Pattern NUMBERED = Pattern.compile("R(\\d{1,6})");

  private RequestRanges() {}

  /** Returns the names in the same order, with ranges; other names stay as they are. */
  public static List<String> of(Collection<String> names) {
    List<String> all = List.copyOf(names);
    List<String> shortened = new ArrayList<>();
    int from = 0;
    while (from < all.size()) {
      int end = endOfRange(all, from);
      if (end - from >= SHORTEST) {
        shortened.add(all.get(from) + "-" + all.get(end - 1));
      } else {
        shortened.addAll(all.subList(from, end));
      }
      from = end;
    }
    return shortened;
  }

  /** The index after the last name of the range that begins there. */
  private static int endOfRange(List<String> names, int from) {
    OptionalInt first = number(names.get(from));
    int end = from + 1;
    while (first.isPresent()
        && end < names.size()
        && number(names.get(end)).equals(OptionalInt.of(first.getAsInt() + end - from))) {
      end++;
    }
    return end;
  }

  private static OptionalInt number(String name) {
    Matcher matcher = NUMBERED.matcher(name);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }
}
