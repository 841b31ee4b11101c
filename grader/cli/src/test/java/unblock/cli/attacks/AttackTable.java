package unblock.cli.attacks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The README's table of attacks, generated from the {@code expected.json} of each attack. A run of
 * the attacks compares the same statements with its observations.
 */
final class AttackTable {
  private static final Path README = Path.of("README.md");
  private static final String BEGIN = "<!-- attacks -->\n";
  private static final String END = "<!-- /attacks -->";

  private AttackTable() {}

  /** Returns the titles by row. */
  static SortedMap<Integer, String> rows() throws IOException {
    return new ObjectMapper()
        .readValue(
            Attack.FOLDER.resolve("rows.json").toFile(),
            new TypeReference<TreeMap<Integer, String>>() {});
  }

  /** Returns the table as Markdown, with a line break at the end. */
  static String of(SortedMap<Integer, String> rows, List<Attack> attacks) {
    StringBuilder table = new StringBuilder("| row | what it tries | attacks |");
    for (IsolationMode mode : IsolationMode.values()) {
      table.append(" %s |".formatted(mode.column));
    }
    table.append("\n|---:|---|---:|").append("---|".repeat(IsolationMode.values().length));
    rows.forEach(
        (row, title) -> {
          List<Attack> own = attacks.stream().filter(each -> each.row() == row).toList();
          table.append("\n| %d | %s | %d |".formatted(row, title, own.size()));
          for (IsolationMode mode : IsolationMode.values()) {
            table.append(" %s |".formatted(cell(own, mode)));
          }
        });
    return table.append("\n").toString();
  }

  /**
   * Returns one word if all attacks of a row have the same outcome; otherwise also the attacks of
   * each outcome.
   */
  private static String cell(List<Attack> attacks, IsolationMode mode) {
    Map<AttackOutcome, List<Attack>> byOutcome =
        attacks.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.results().get(mode), TreeMap::new, Collectors.toList()));
    if (byOutcome.size() == 1) {
      return byOutcome.keySet().iterator().next().words;
    }
    return byOutcome.entrySet().stream()
        .map(
            entry ->
                entry.getKey() == AttackOutcome.HOLDS
                    ? "holds for %d of %d".formatted(entry.getValue().size(), attacks.size())
                    : "%s: %s".formatted(entry.getKey().words, whys(entry.getValue())))
        .collect(Collectors.joining("; "));
  }

  private static String whys(List<Attack> attacks) {
    return attacks.stream().map(Attack::why).collect(Collectors.joining("; "));
  }

  /** Returns the current table of the README. */
  static String committed() throws IOException {
    String readme = Files.readString(README);
    return readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END));
  }

  /** Replaces the README's table. */
  static void write(String table) throws IOException {
    String readme = Files.readString(README);
    Files.writeString(
        README,
        Stream.of(
                readme.substring(0, readme.indexOf(BEGIN) + BEGIN.length()),
                table,
                readme.substring(readme.indexOf(END)))
            .collect(Collectors.joining()));
  }
}
