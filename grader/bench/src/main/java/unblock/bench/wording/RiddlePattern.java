package unblock.bench.wording;

import java.util.regex.Pattern;

/**
 * A kind of unclear expression.
 *
 * @param regex finds the expression in prose
 * @param reason why the expression is hard to understand, with an example in quotation marks
 */
record RiddlePattern(Pattern regex, String reason) {
  private static final Pattern EXAMPLE = Pattern.compile("\"([^\"]+)\"");

  /** Compiles that regular expression; a space in it stands for any white space. */
  static RiddlePattern of(String regex, String reason) {
    String anySpace = regex.replace(" ", "\\s{1,9}");
    return new RiddlePattern(Pattern.compile(anySpace, Pattern.CASE_INSENSITIVE), reason);
  }

  /** Returns the examples in the reason. */
  Iterable<String> examples() {
    return EXAMPLE.matcher(reason).results().map(match -> match.group(1)).toList();
  }
}
