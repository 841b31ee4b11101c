package unblock.engine.report;

import java.util.regex.Pattern;

/**
 * Makes text that came from a submission safe to print: it cannot move the cursor, change a colour,
 * change the direction of reading or be parsed as a workflow command.
 */
public final class PrintableText {
  /** Tabs and line breaks of any kind, which become blanks in one line. */
  private static final Pattern BREAKS = Pattern.compile("[\\t\\n\\x0B\\f\\r\\x85\\u2028\\u2029]+");

  /**
   * Control characters, invisible formatting characters, lone surrogates, and the two characters
   * that XML forbids besides.
   */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\x{FFFE}\\x{FFFF}]");

  /** The joiners within emoji and within some letters. */
  private static final String JOINERS = "\u200c\u200d";

  /** {@code ::error::} is a command at the start of a line, also after blanks. */
  private static final Pattern COMMAND =
      Pattern.compile("^([\\p{Z}\\s]*)::", Pattern.MULTILINE | Pattern.UNICODE_CHARACTER_CLASS);

  /** {@code ##[error]} and {@code ##vso[…]} are commands anywhere in a line. */
  private static final Pattern OLD_COMMAND = Pattern.compile("##(?=\\[|vso\\[)");

  private PrintableText() {}

  /** Returns the text in one line. */
  public static String line(String text) {
    String visible =
        INVISIBLE
            .matcher(BREAKS.matcher(text).replaceAll(" "))
            .replaceAll(found -> JOINERS.contains(found.group()) ? found.group() : "");
    return withoutCommands(visible.strip());
  }

  /** Returns the text with every workflow command neutralized, and otherwise unchanged. */
  static String withoutCommands(String text) {
    String current = OLD_COMMAND.matcher(text).replaceAll("# #");
    return COMMAND.matcher(current).replaceAll("$1: :");
  }
}
