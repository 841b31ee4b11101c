package unblock.bench.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;

/**
 * The figures of one source root.
 *
 * @param label the name of the root in the table
 * @param types how many top-level types are declared
 * @param oneWord the type names that are a single word, in the order of the files
 * @param words the words of Javadoc
 * @param riddles the unclear expressions, each with file and line
 */
record RootWording(String label, int types, List<String> oneWord, int words, List<String> riddles) {
  /** Measures these files. */
  static RootWording of(String label, List<SourceText> sources, RiddleList list) {
    int types = 0;
    List<String> oneWord = new ArrayList<>();
    int words = 0;
    List<String> riddles = new ArrayList<>();
    for (SourceText source : sources) {
      ParsedSource parsed = ParsedSource.of(source);
      types += parsed.types().size();
      parsed.types().stream().filter(DomainWords::isOneWord).forEach(oneWord::add);
      for (JavadocText text : parsed.javadoc()) {
        words += text.words();
        for (MatchResult match : list.find(text.prose())) {
          String place = source.path() + ":" + text.lineOf(match.start());
          riddles.add(place + ": " + match.group().replaceAll("\\s+", " "));
        }
      }
    }
    return new RootWording(label, types, oneWord, words, riddles);
  }

  /** Returns the figures of several roots together. */
  static RootWording sum(String label, List<RootWording> roots) {
    return new RootWording(
        label,
        roots.stream().mapToInt(RootWording::types).sum(),
        roots.stream().flatMap(root -> root.oneWord().stream()).toList(),
        roots.stream().mapToInt(RootWording::words).sum(),
        roots.stream().flatMap(root -> root.riddles().stream()).toList());
  }
}
