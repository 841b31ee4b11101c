package unblock.engine.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A source file of the submission as it was graded, so that a report can show the line of a
 * finding.
 *
 * @param path as the declared package requires, as in {@code
 *     unblock/exercises/offload/UserHandlers.java}
 * @param text its content, or the beginning of it
 * @param whole whether nothing was cut off
 */
public record GradedSource(String path, String text, boolean whole) {
  /** The number of characters of all sources of an exercise that a grade keeps. */
  public static final int MOST_CHARACTERS = 100_000;

  /** Returns these sources, cut to {@value #MOST_CHARACTERS} characters in all. */
  public static List<GradedSource> bounded(List<GradedSource> sources) {
    List<GradedSource> kept = new ArrayList<>();
    int left = MOST_CHARACTERS;
    for (GradedSource each : sources) {
      String text = each.text().substring(0, Math.min(left, each.text().length()));
      left -= text.length();
      kept.add(new GradedSource(each.path(), text, each.whole() && text.equals(each.text())));
    }
    return kept;
  }

  /** The name of the file without its folders. */
  public String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
