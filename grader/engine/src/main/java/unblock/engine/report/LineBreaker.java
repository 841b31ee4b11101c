package unblock.engine.report;

import java.util.ArrayList;
import java.util.List;

/** A paragraph broken into lines. */
final class LineBreaker {
  private LineBreaker() {}

  /** Lines of at most so many characters, broken at blanks where there are any. */
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = PrintableText.line(text);
    while (rest.length() > width) {
      int blank = rest.lastIndexOf(' ', width);
      int end = blank > 0 ? blank : rest.offsetByCodePoints(0, rest.codePointCount(0, width));
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    lines.add(rest);
    return lines;
  }
}
