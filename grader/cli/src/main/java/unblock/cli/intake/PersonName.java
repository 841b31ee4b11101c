package unblock.cli.intake;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A person's name as it can be compared: without case, accents and order.
 *
 * @param words in the order in which they stand
 */
record PersonName(List<String> words) {
  /** Letters that are no letter with a mark, and how the platforms write them. */
  private static final Map<String, String> LETTERS =
      Map.of("ß", "ss", "ø", "o", "ł", "l", "đ", "d", "ı", "i", "æ", "ae", "œ", "oe", "þ", "th");

  static PersonName of(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
      plain = plain.replace(letter.getKey(), letter.getValue());
    }
    return new PersonName(
        Arrays.stream(plain.replaceAll("['’`]", "").split("[^\\p{L}\\p{N}]+"))
            .filter(word -> !word.isEmpty())
            .toList());
  }

  /** Whether a file of this name could be this person's: it holds all words, or all in one. */
  boolean isIn(PersonName file) {
    if (words.isEmpty()) {
      return false;
    }
    boolean holdsAll = words.size() > 1 && file.words.containsAll(words);
    return holdsAll || file.sorted().equals(sorted()) || isOneWord(file);
  }

  /** Canvas writes {@code lovelaceada}; of three words any may be the family name's first. */
  private boolean isOneWord(PersonName file) {
    return file.words.size() == 1
        && IntStream.range(0, words.size())
            .mapToObj(
                start ->
                    IntStream.range(0, words.size())
                        .mapToObj(i -> words.get((start + i) % words.size()))
                        .collect(Collectors.joining()))
            .anyMatch(file.words.get(0)::equals);
  }

  private List<String> sorted() {
    return words.stream().sorted().toList();
  }
}
