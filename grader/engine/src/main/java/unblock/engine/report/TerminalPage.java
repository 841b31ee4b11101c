package unblock.engine.report;

import unblock.engine.model.Verdict;

/** Text for a terminal while it is being written, line by line. */
final class TerminalPage {
  private static final String RESET = "\u001b[0m";

  private final boolean colour;
  private final StringBuilder text = new StringBuilder();

  TerminalPage(boolean colour) {
    this.colour = colour;
  }

  /** A line of made-up text: submissions' parts of it must be {@link PrintableText} already. */
  void line(String line) {
    text.append(PrintableText.withoutCommands(line.stripTrailing())).append('\n');
  }

  /** A line in which the verdict's word stands in the verdict's colour. */
  void verdictLine(Verdict verdict, String word, String line) {
    line(colour ? line.replaceFirst(word, colourOf(verdict) + word + RESET) : line);
  }

  /** Text of any origin and length, broken into lines that all start with the indent. */
  void paragraph(String indent, String text, int width) {
    LineBreaker.lines(text, width - indent.length()).forEach(line -> line(indent + line));
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
