package unblock.bench.wording;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Formats the figures as a Markdown table, followed by the one-word names of each root. */
record WordingTable(DomainWords domain) {
  private static final String HEAD =
      """
      | sources | types | one-word names | without domain words | words of Javadoc \
      | riddles | riddles per 1,000 words |
      |---|---|---|---|---|---|---|
      """;

  /** Returns the table of these roots, with a row for all of them if there are several. */
  String of(List<RootWording> roots) {
    Stream<RootWording> sum =
        roots.size() > 1 ? Stream.of(RootWording.sum("all", roots)) : Stream.of();
    String rows = Stream.concat(roots.stream(), sum).map(this::row).collect(Collectors.joining());
    String names =
        roots.stream()
            .filter(root -> !root.oneWord().isEmpty())
            .map(this::names)
            .collect(Collectors.joining());
    return HEAD + rows + (names.isEmpty() ? "" : "\nOne-word names:\n\n" + names);
  }

  private String row(RootWording root) {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %s | %s | %,d | %,d | %.1f |%n",
        root.label(),
        root.types(),
        share(root.oneWord().size(), root.types()),
        share(others(root).size(), root.types()),
        root.words(),
        root.riddles().size(),
        root.words() == 0 ? 0 : 1000.0 * root.riddles().size() / root.words());
  }

  private String names(RootWording root) {
    List<String> others = others(root);
    String domainWords =
        root.oneWord().stream().filter(domain::contains).sorted().collect(Collectors.joining(" "));
    return "- %s: %s%s%n"
        .formatted(
            root.label(),
            others.isEmpty() ? "none" : others.stream().sorted().collect(Collectors.joining(" ")),
            domainWords.isEmpty() ? "" : " (domain words: " + domainWords + ")");
  }

  private List<String> others(RootWording root) {
    return root.oneWord().stream().filter(name -> !domain.contains(name)).toList();
  }

  private static String share(int part, int whole) {
    double percent = whole == 0 ? 0 : 100.0 * part / whole;
    return String.format(Locale.ROOT, "%,d (%.0f %%)", part, percent);
  }
}
