package unblock.engine.report;

import java.util.regex.Pattern;

/**
 * Text that came from a submission, made safe to print: nothing in it moves a cursor, changes a
 * colour, turns the direction of reading or is taken for a workflow command.
 */
public final class PrintableText {
  /** Tabs and breaks of any kind: in one line they are blanks. */
  private static final Pattern BREAKS = Pattern.compile("[\\t\\n\\x0B\\f\\r\\x85\\u2028\\u2029]+");

  /** Control and invisible formatting characters, and halves of characters. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}]");

  /** Joins the parts of an emoji and of some letters. */
  private static final String JOINERS = "\u200c\u200d";

  /** {@code ::error::} counts at the start of a line, blanks or none before it. */
  private static final Pattern COMMAND =
      Pattern.compile("^([\\p{Z}\\s]*)::", Pattern.MULTILINE | Pattern.UNICODE_CHARACTER_CLASS);

  /** {@code ##[error]} and {@code ##vso[…]} count anywhere. */
  private static final Pattern OLD_COMMAND = Pattern.compile("##(?=\\[|vso\\[)");

  private PrintableText() {}

  /** The text in one line. */
  public static String line(String text) {
    String visible =
        INVISIBLE
            .matcher(BREAKS.matcher(text).replaceAll(" "))
            .replaceAll(found -> JOINERS.contains(found.group()) ? found.group() : "");
    return withoutCommands(visible.strip());
  }

  /** The text with every workflow command turned into plain words, and nothing else changed. */
  static String withoutCommands(String text) {
    String current = OLD_COMMAND.matcher(text).replaceAll("# #");
    return COMMAND.matcher(current).replaceAll("$1: :");
  }
}
