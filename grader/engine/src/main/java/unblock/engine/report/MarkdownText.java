package unblock.engine.report;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Escapes text of any origin, so that Markdown shows it literally, also within a table's cell. */
final class MarkdownText {
  /** The characters, besides letters and digits, without a meaning for Markdown within a line. */
  private static final String PLAIN = " .:-,;()'\"?/%=";

  /** The text that GitHub turns into a link. */
  private static final Pattern ADDRESS = Pattern.compile("(?i)(www|https?|ftp)([.:])");

  private MarkdownText() {}

  /** Escapes words in running text; web addresses do not become links. */
  static String text(String text) {
    StringBuilder out = new StringBuilder();
    PrintableText.line(text).codePoints().forEach(c -> append(c, out));
    String escaped =
        ADDRESS.matcher(out).replaceAll(start -> start.group(1) + entity(start.group(2)));
    return escaped.startsWith("-") ? entity("-") + escaped.substring(1) : escaped;
  }

  /** Code in running text. */
  static String code(String text) {
    return "<code>" + text(text) + "</code>";
  }

  /** Lines with significant blanks. */
  static String block(List<String> lines) {
    return lines.stream()
        .map(PrintableText::withoutCommands)
        .map(line -> line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
        .collect(Collectors.joining("\n", "<pre>\n", "\n</pre>\n"));
  }

  private static void append(int c, StringBuilder out) {
    if (Character.isLetterOrDigit(c) || c > 0x7f || PLAIN.indexOf(c) >= 0) {
      out.appendCodePoint(c);
    } else {
      out.append(entity(Character.toString(c)));
    }
  }

  private static String entity(String character) {
    return "&#" + character.codePointAt(0) + ";";
  }
}
