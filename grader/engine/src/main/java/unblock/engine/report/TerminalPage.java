package unblock.engine.report;

import unblock.engine.model.Verdict;

/** The text for a terminal, written line by line. */
final class TerminalPage {
  private static final String RESET = "\u001b[0m";

  private final boolean colour;
  private final StringBuilder text = new StringBuilder();

  TerminalPage(boolean colour) {
    this.colour = colour;
  }

  /**
   * Adds a line as it is: parts that come from submissions must be {@link PrintableText} already.
   */
  void line(String line) {
    text.append(PrintableText.withoutCommands(line.stripTrailing())).append('\n');
  }

  /** Adds a line in which the verdict's word has the verdict's colour. */
  void verdictLine(Verdict verdict, String word, String line) {
    line(colour ? line.replaceFirst(word, colourOf(verdict) + word + RESET) : line);
  }

  /** Adds text of any origin and length, broken into lines that all start with the indent. */
  void paragraph(String indent, String text, int width) {
    LineBreaker.lines(text, width - indent.length()).forEach(line -> line(indent + line));
  }

  /** The number of lines so far. */
  int lines() {
    return (int) text.chars().filter(each -> each == '\n').count();
  }

  String text() {
    return text.toString();
  }

  private static String colourOf(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> "\u001b[32m";
      case FAILED -> "\u001b[31m";
      case NOT_CHECKED -> "\u001b[90m";
      case INCONCLUSIVE -> "\u001b[33m";
    };
  }
}
