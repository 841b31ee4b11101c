package unblock.bench.flips;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads and writes a summary as a text file, with a key and a value on each line. */
final class SummaryFile {
  private static final String FIRST = "flips-summary 1";
  private static final String LOAD = "load";
  private static final Pattern EXERCISE = Pattern.compile("exercise (\\S+)");
  private static final Pattern CHILD = Pattern.compile("child (\\S+)");
  private static final Pattern ASPECT = Pattern.compile("aspect (\\S+)");

  /** The keys of one load. */
  private record Block(Map<String, FlipCount> counts, StringBuilder right, StringBuilder failing) {
    LoadCounts counted() {
      return new LoadCounts(
          named(EXERCISE),
          named(CHILD),
          named(ASPECT),
          count("again").all(),
          count("plain bound cold"),
          count("plain bound warm"),
          TimeHistogram.parse(right.toString()),
          TimeHistogram.parse(failing.toString()));
    }

    private FlipCount count(String key) {
      return counts.getOrDefault(key, FlipCount.NONE);
    }

    private Map<String, FlipCount> named(Pattern kind) {
      Map<String, FlipCount> named = new TreeMap<>();
      counts.forEach(
          (key, count) -> {
            var matcher = kind.matcher(key);
            if (matcher.matches()) {
              named.put(matcher.group(1), count);
            }
          });
      return named;
    }
  }

  private SummaryFile() {}

  /** Whether that file begins like a summary. */
  static boolean is(Path file) throws IOException {
    byte[] first = FIRST.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    try (var in = Files.newInputStream(file)) {
      return java.util.Arrays.equals(in.readNBytes(first.length), first);
    }
  }

  /** Returns the lines of the file. */
  static List<String> lines(LedgerSummary summary) {
    List<String> lines = new ArrayList<>();
    lines.add(FIRST);
    lines.add("tasks: " + summary.tasks());
    lines.add("seeds: " + summary.seeds());
    summary.labels().forEach((label, count) -> lines.add("label " + label + ": " + count));
    summary
        .loads()
        .forEach(
            (profile, counts) -> {
              lines.add(LOAD + ": " + profile);
              counts.exercises().forEach((id, count) -> lines.add("exercise " + id + ": " + count));
              counts.children().forEach((name, count) -> lines.add("child " + name + ": " + count));
              counts.aspects().forEach((name, count) -> lines.add("aspect " + name + ": " + count));
              lines.add("again: " + new FlipCount(0, 0, counts.again()));
              lines.add("plain bound cold: " + counts.cold());
              lines.add("plain bound warm: " + counts.warm());
              lines.addAll(wrapped("seconds right: ", counts.right()));
              lines.addAll(wrapped("seconds failing: ", counts.failing()));
            });
    summary.flips().forEach(line -> lines.add("flip: " + line));
    return lines;
  }

  /** Splits the histogram into lines of about ninety characters. */
  private static List<String> wrapped(String key, TimeHistogram histogram) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(key);
    for (String word : histogram.words().split(" ", -1)) {
      if (line.length() > 90) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(key);
      }
      line.append(word).append(' ');
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /**
   * Reads the summary in that file.
   *
   * @throws IOException also if a line does not belong to a summary; the message names the line
   */
  static LedgerSummary read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    Map<String, Integer> labels = new TreeMap<>();
    Map<String, Integer> numbers = new TreeMap<>();
    Map<LoadProfile, Block> blocks = new TreeMap<>();
    List<String> flips = new ArrayList<>();
    Block block = new Block(new TreeMap<>(), new StringBuilder(), new StringBuilder());
    for (int i = 1; i < lines.size(); i++) {
      String[] both = lines.get(i).split(": ?", 2);
      try {
        String key = both[0];
        String value = both[1];
        if (key.equals(LOAD)) {
          block = new Block(new TreeMap<>(), new StringBuilder(), new StringBuilder());
          blocks.put(LoadProfile.of(value), block);
        } else if (key.equals("flip")) {
          flips.add(value);
        } else if (key.startsWith("label ")) {
          labels.put(key.substring("label ".length()), Integer.parseInt(value));
        } else if (key.equals("seconds right")) {
          block.right().append(value).append(' ');
        } else if (key.equals("seconds failing")) {
          block.failing().append(value).append(' ');
        } else if (key.equals("tasks") || key.equals("seeds")) {
          numbers.put(key, Integer.parseInt(value));
        } else {
          block.counts().put(key, FlipCount.parse(value));
        }
      } catch (RuntimeException e) {
        throw new IOException(
            "%s, line %d, is no line of a summary: %s".formatted(file, i + 1, lines.get(i)), e);
      }
    }
    Map<LoadProfile, LoadCounts> loads = new TreeMap<>();
    blocks.forEach((profile, each) -> loads.put(profile, each.counted()));
    return new LedgerSummary(
        labels, numbers.getOrDefault("tasks", 0), numbers.getOrDefault("seeds", 0), loads, flips);
  }
}
