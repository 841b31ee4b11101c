package unblock.engine.submission;

import java.util.ArrayList;
import java.util.List;

/** Lists files in a sentence. */
final class FileNames {
  private static final int NAMED = 3;
  private static final int MOST = 10;

  private FileNames() {}

  /** The first few of these, and a sign for the rest. */
  static List<Object> some(List<?> all) {
    return first(all, NAMED);
  }

  /** These, for a person who has to look at each; a sign stands for what is beyond ten. */
  static List<Object> all(List<?> all) {
    return first(all, MOST);
  }

  private static List<Object> first(List<?> all, int most) {
    List<Object> names = new ArrayList<>(all.stream().limit(most).toList());
    if (all.size() > most) {
      names.add("…");
    }
    return names;
  }
}
