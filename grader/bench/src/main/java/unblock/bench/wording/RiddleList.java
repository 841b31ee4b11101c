package unblock.bench.wording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;

/** The list of unclear expressions that {@link Wording} counts. */
record RiddleList(List<RiddlePattern> patterns) {
  /** Returns the list in {@code riddles.txt}. */
  static RiddleList standard() {
    return parse(ResourceLines.of("riddles.txt"));
  }

  /**
   * Reads a list.
   *
   * @param lines a regular expression on each line, after at least one line that begins with {@code
   *     #} and gives the reason
   */
  static RiddleList parse(List<String> lines) {
    List<RiddlePattern> patterns = new ArrayList<>();
    StringBuilder reason = new StringBuilder();
    for (String line : lines) {
      if (line.startsWith("#")) {
        reason.append(line.substring(1).strip()).append(' ');
      } else if (reason.isEmpty()) {
        throw new IllegalArgumentException("a pattern without a reason: " + line);
      } else {
        patterns.add(RiddlePattern.of(line, reason.toString().strip()));
        reason.setLength(0);
      }
    }
    return new RiddleList(List.copyOf(patterns));
  }

  /**
   * Returns the unclear expressions in that prose. Of expressions that overlap, only the first
   * counts.
   */
  List<MatchResult> find(String prose) {
    List<MatchResult> matches =
        patterns.stream()
            .flatMap(pattern -> pattern.regex().matcher(prose).results())
            .sorted(Comparator.comparingInt(MatchResult::start))
            .toList();
    List<MatchResult> found = new ArrayList<>();
    int end = -1;
    for (MatchResult match : matches) {
      if (match.start() >= end) {
        found.add(match);
        end = match.end();
      }
    }
    return found;
  }
}
