package unblock.message;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chooses between the two forms of a Korean particle by the sound before it: {@code 요청을(를)} becomes
 * {@code 요청을}, {@code login을(를)} becomes {@code login을}. Bundles write both forms, as Korean texts
 * with a gap do.
 */
final class KoreanParticles {
  private static final Pattern BOTH =
      Pattern.compile("은\\(는\\)|이\\(가\\)|을\\(를\\)|과\\(와\\)|\\(으\\)로|\\(이\\)");

  /** Characters; a particle depends on the word before it, and on nothing further away. */
  private static final int LONGEST_PLACE = 200;

  /** Unspoken characters after a word: quotes, and a place in parentheses. */
  private static final Pattern UNSPOKEN = Pattern.compile("(?:\\s?\\([^()]*\\)|[\"'`”’»>\\]*])+$");

  /** The digits whose Korean reading ends in a consonant; 1, 7 and 8 end in ㄹ. */
  private static final String DIGITS_WITH_CONSONANT = "013678";

  /** Latin letters at the end of English words that Korean writes with a final consonant. */
  private static final Pattern LATIN_WITH_CONSONANT =
      Pattern.compile("(?:[lmn]|ng|[aeiou][bkpt]|[aeiou][mn]e|ck|le)$", Pattern.CASE_INSENSITIVE);

  private static final Pattern LATIN_WITH_L =
      Pattern.compile("(?:l|le)$", Pattern.CASE_INSENSITIVE);

  private static final int FIRST_SYLLABLE = 0xAC00;
  private static final int LAST_SYLLABLE = 0xD7A3;
  private static final int FINALS = 28;
  private static final int FINAL_L = 8;

  /** The final sound of a word. */
  private enum Ending {
    VOWEL,
    L,
    CONSONANT
  }

  private KoreanParticles() {}

  /** Returns the text with one form of each particle. */
  static String chosen(String text) {
    Matcher matcher = BOTH.matcher(text);
    return matcher.replaceAll(found -> Matcher.quoteReplacement(form(text, found)));
  }

  private static String form(String text, MatchResult found) {
    Ending ending = ending(text.substring(0, found.start()));
    boolean consonant =
        ending == Ending.CONSONANT || (ending == Ending.L && !found.group().equals("(으)로"));
    return consonant ? afterConsonant(found.group()) : afterVowel(found.group());
  }

  /** {@code 은(는)} is {@code 은}, and {@code (으)로} is {@code 으로}. */
  private static String afterConsonant(String both) {
    return both.startsWith("(") ? both.replaceAll("[()]", "") : both.substring(0, 1);
  }

  /** {@code 은(는)} is {@code 는}, and {@code (으)로} is {@code 로}. */
  private static String afterVowel(String both) {
    return both.startsWith("(") ? both.substring(3) : both.substring(2, 3);
  }

  private static Ending ending(String before) {
    String near = before.substring(Math.max(0, before.length() - LONGEST_PLACE));
    String spoken = UNSPOKEN.matcher(near).replaceFirst("");
    if (spoken.isEmpty()) {
      return Ending.VOWEL;
    }
    char last = spoken.charAt(spoken.length() - 1);
    if (last >= FIRST_SYLLABLE && last <= LAST_SYLLABLE) {
      int end = (last - FIRST_SYLLABLE) % FINALS;
      return end == 0 ? Ending.VOWEL : end == FINAL_L ? Ending.L : Ending.CONSONANT;
    }
    if (Character.isDigit(last)) {
      return "178".indexOf(last) >= 0
          ? Ending.L
          : DIGITS_WITH_CONSONANT.indexOf(last) >= 0 ? Ending.CONSONANT : Ending.VOWEL;
    }
    if (LATIN_WITH_L.matcher(spoken).find()) {
      return Ending.L;
    }
    return LATIN_WITH_CONSONANT.matcher(spoken).find() ? Ending.CONSONANT : Ending.VOWEL;
  }
}
