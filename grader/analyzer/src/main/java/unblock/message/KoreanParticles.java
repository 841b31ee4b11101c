package unblock.message;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chooses between the two forms of a Korean particle by the sound before it: {@code 요청을(를)} becomes
 * {@code 요청을}, {@code login을(를)} becomes {@code login을}. Bundles write both forms, as Korean texts
 * with a gap do.
 */
final class KoreanParticles {
  /** From both forms to the one after a consonant and the one after a vowel. */
  private static final Map<String, String[]> FORMS =
      Map.of(
          "은(는)", new String[] {"은", "는"},
          "이(가)", new String[] {"이", "가"},
          "을(를)", new String[] {"을", "를"},
          "과(와)", new String[] {"과", "와"},
          "(으)로", new String[] {"으로", "로"},
          "(이)", new String[] {"이", ""});

  private static final Pattern BOTH =
      Pattern.compile("은\\(는\\)|이\\(가\\)|을\\(를\\)|과\\(와\\)|\\(으\\)로|\\(이\\)");

  /** What stands after a word and is not spoken: quotes, and a place in parentheses. */
  private static final Pattern UNSPOKEN = Pattern.compile("(?:\\s*\\([^()]*\\)|[\"'`”’»>\\]*])+$");

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

  /** How a word ends. */
  private enum Ending {
    VOWEL,
    L,
    CONSONANT
  }

  private KoreanParticles() {}

  /** The text with one form of each particle. */
  static String chosen(String text) {
    Matcher matcher = BOTH.matcher(text);
    return matcher.replaceAll(found -> Matcher.quoteReplacement(form(text, found)));
  }

  private static String form(String text, MatchResult found) {
    Ending ending = ending(text.substring(0, found.start()));
    boolean consonant =
        ending == Ending.CONSONANT || (ending == Ending.L && !found.group().equals("(으)로"));
    return FORMS.get(found.group())[consonant ? 0 : 1];
  }

  private static Ending ending(String before) {
    String spoken = UNSPOKEN.matcher(before).replaceFirst("");
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
