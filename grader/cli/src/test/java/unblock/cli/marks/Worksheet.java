package unblock.cli.marks;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/**
 * A platform's file that a test renders itself: with other marks, the expected bytes of a filled-in
 * copy follow, without the code that is tested.
 *
 * @param rows with the header; the column of the marks has the original content
 * @param ids of the students by index of the row; empty for other rows
 * @param isQuoted whether a cell has quotation marks, besides those that need them
 */
record Worksheet(
    List<List<String>> rows,
    List<String> ids,
    int marks,
    Charset charset,
    boolean hasMark,
    char separator,
    String lineEnd,
    boolean endsWithLineEnd,
    Predicate<String> isQuoted) {
  /** Renders the file with these marks by id in place of the original ones. */
  byte[] bytes(Map<String, String> marksById) {
    StringBuilder text = new StringBuilder(hasMark ? "\ufeff" : "");
    for (int i = 0; i < rows.size(); i++) {
      List<String> cells = new ArrayList<>();
      for (int j = 0; j < rows.get(i).size(); j++) {
        String before = rows.get(i).get(j);
        boolean isMark = j == marks && marksById.containsKey(ids.get(i));
        String cell = isMark ? marksById.get(ids.get(i)) : before;
        // A cell that had quotation marks keeps them.
        cells.add(cell(cell, isQuoted.test(before) || needsQuotes(before)));
      }
      text.append(String.join(String.valueOf(separator), cells));
      text.append(i < rows.size() - 1 || endsWithLineEnd ? lineEnd : "");
    }
    return text.toString().getBytes(charset);
  }

  private boolean needsQuotes(String text) {
    return text.indexOf(separator) >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0;
  }

  private String cell(String text, boolean quoted) {
    return quoted || needsQuotes(text) ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  /** Chooses the encoding and the form at random. */
  static Worksheet of(
      List<List<String>> rows, List<String> ids, int marks, List<Character> separators, Random r) {
    Charset charset =
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
            .get(r.nextInt(3));
    boolean hasMark = charset != StandardCharsets.UTF_8 || r.nextBoolean();
    List<Predicate<String>> styles =
        List.of(text -> true, text -> false, text -> text.contains(" "), text -> !text.isEmpty());
    return new Worksheet(
        rows,
        ids,
        marks,
        charset,
        hasMark,
        separators.get(r.nextInt(separators.size())),
        r.nextBoolean() ? "\r\n" : "\n",
        r.nextBoolean(),
        styles.get(r.nextInt(styles.size())));
  }

  /** Returns a permutation of the columns. */
  static List<Integer> order(int columns, boolean isShuffled, Random r) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      order.add(i);
    }
    if (isShuffled) {
      Collections.shuffle(order, r);
    }
    return order;
  }
}
