package unblock.analyzer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The findings that a project accepts, as patterns. Each line of the file has a handler, a file and
 * a call; {@code *} stands for any text, missing columns accept anything, and {@code #} after a
 * space starts a comment:
 *
 * <pre>{@code
 * com.example.AdminHandlers#*   *               *
 * *                             ConfigFile.java Files.readString
 * }</pre>
 */
public final class AllowList implements Predicate<Finding> {
  private record Line(Pattern handler, Pattern file, Pattern call) {
    boolean accepts(Finding finding) {
      return finding.handlers().stream().allMatch(each -> handler.matcher(each).matches())
          && file.matcher(finding.file()).matches()
          && call.matcher(finding.call()).matches();
    }
  }

  private static final Pattern COMMENT = Pattern.compile("(^|\\s)#(\\s.*|$)");

  private final List<Line> lines;

  private AllowList(List<Line> lines) {
    this.lines = lines;
  }

  /** Reads a file in UTF-8. */
  public static AllowList read(Path file) throws IOException {
    return new AllowList(
        Files.readAllLines(file).stream()
            .map(line -> COMMENT.matcher(line).replaceFirst("").strip())
            .filter(line -> !line.isEmpty())
            .map(AllowList::line)
            .toList());
  }

  /** Whether a line accepts the finding for all its handlers. */
  @Override
  public boolean test(Finding finding) {
    return lines.stream().anyMatch(line -> line.accepts(finding));
  }

  private static Line line(String text) {
    String[] columns = text.split("\\s+", 3);
    return new Line(
        pattern(columns[0]),
        pattern(columns.length > 1 ? columns[1] : "*"),
        pattern(columns.length > 2 ? columns[2] : "*"));
  }

  private static Pattern pattern(String text) {
    return Pattern.compile(
        Stream.of(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
  }
}
