package unblock.engine.submission;

import java.util.ArrayList;
import java.util.List;

/** Lists files in a sentence. */
final class FileNames {
  private static final int NAMED = 3;

  private FileNames() {}

  /** The first few of these, and a sign for the rest. */
  static List<Object> some(List<?> all) {
    List<Object> names = new ArrayList<>(all.stream().limit(NAMED).toList());
    if (all.size() > NAMED) {
      names.add("…");
    }
    return names;
  }
}
