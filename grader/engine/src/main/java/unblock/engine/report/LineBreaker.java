package unblock.engine.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks a paragraph of any origin into printable lines. */
public final class LineBreaker {
  private LineBreaker() {}

  /** Returns lines of at most so many columns, broken at blanks where possible. */
  public static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = PrintableText.line(text);
    while (TextWidth.of(rest) > width) {
      int fitting = Math.max(1, TextWidth.end(rest, width));
      int blank = rest.lastIndexOf(' ', fitting);
      int end = blank > 0 ? blank : fitting;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    lines.add(rest);
    return lines;
  }
}
