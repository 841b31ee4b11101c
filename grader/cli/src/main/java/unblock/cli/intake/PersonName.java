package unblock.cli.intake;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A person's name for comparisons: without case, accents and order.
 *
 * @param words in the original order
 */
public record PersonName(List<String> words) {
  /** Letters that are not a letter with an accent, and their transcription by the platforms. */
  private static final Map<String, String> LETTERS =
      Map.of("ß", "ss", "ø", "o", "ł", "l", "đ", "d", "ı", "i", "æ", "ae", "œ", "oe", "þ", "th");

  /** Only Latin letters have accents; in other scripts a mark makes a different letter. */
  private static final Pattern ACCENTS = Pattern.compile("(?<=\\p{IsLatin})\\p{M}+");

  private static final Pattern APOSTROPHES = Pattern.compile("['’`]");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  /** Returns the words of a name. */
  public static PersonName of(String name) {
    String plain =
        ACCENTS
            .matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
      plain = plain.replace(letter.getKey(), letter.getValue());
    }
    return new PersonName(
        Arrays.stream(BETWEEN.split(APOSTROPHES.matcher(plain).replaceAll("")))
            .filter(word -> !word.isEmpty())
            .toList());
  }

  /** Whether a platform hides the name: the word for a participant, or only numbers. */
  public boolean isHidden() {
    return words.stream()
        .allMatch(
            word ->
                SubmissionName.HIDDEN.contains(word) || word.chars().allMatch(Character::isDigit));
  }

  /** Whether the name of a file is exactly this person's name. */
  public boolean isAll(PersonName file) {
    return !words.isEmpty() && (isSameAs(file) || isOneWord(file));
  }

  /** Whether the words are the same, in any order. */
  public boolean isSameAs(PersonName file) {
    return file.sorted().equals(sorted());
  }

  /** Whether the file's name ends with this one, in this order, after other words. */
  boolean isEndOf(PersonName file) {
    int before = file.words.size() - words.size();
    return before > 0 && file.words.subList(before, file.words.size()).equals(words);
  }

  /** Whether the words of the file's name are a proper subset of the words of this one. */
  boolean holds(PersonName file) {
    return !file.words.isEmpty() && !isAll(file) && words.containsAll(file.words);
  }

  /** Whether the two have a word in common. */
  boolean isNear(PersonName file) {
    return words.stream().anyMatch(file.words::contains);
  }

  /** Returns this name with additional words. */
  PersonName and(String more) {
    return new PersonName(Stream.concat(of(more).words.stream(), words.stream()).toList());
  }

  /**
   * Whether the file's name has the form {@code lovelaceada} of Canvas; of several words, any may
   * be the first of the family name.
   */
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
