package unblock.engine.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import unblock.message.Translator;

/**
 * What the watch shows of an exercise's handout: the items of two of its lists.
 *
 * @param hints questions that lead to a solution, in order
 * @param learned what a student can explain afterwards
 */
record ExerciseHandout(List<String> hints, List<String> learned) {
  private static final String HEADING = "## ";
  private static final String ITEM = "- ";

  ExerciseHandout {
    hints = List.copyOf(hints);
    learned = List.copyOf(learned);
  }

  /**
   * Reads the handout in that folder, in the language of the texts; without a readable handout, the
   * lists are empty.
   */
  static ExerciseHandout read(Path folder, Translator texts) {
    try {
      List<String> lines = Files.readAllLines(folder.resolve(file(texts.language())));
      return new ExerciseHandout(
          items(lines, texts.text("watch.handout.hints")),
          items(lines, texts.text("watch.handout.learned")));
    } catch (IOException e) {
      return new ExerciseHandout(List.of(), List.of());
    }
  }

  private static String file(String language) {
    boolean isEnglish = language.equals(Locale.ENGLISH.getLanguage());
    return isEnglish ? "README.md" : "README." + language + ".md";
  }

  /** The items of the list below that heading, each in one line. */
  private static List<String> items(List<String> lines, String heading) {
    List<String> items = new ArrayList<>();
    boolean isBelow = false;
    for (String line : lines) {
      if (line.startsWith(HEADING)) {
        isBelow = line.substring(HEADING.length()).strip().equals(heading);
      } else if (isBelow && line.startsWith(ITEM)) {
        items.add(line.substring(ITEM.length()).strip());
      } else if (isBelow && !line.isBlank() && !items.isEmpty()) {
        int last = items.size() - 1;
        items.set(last, items.get(last) + " " + line.strip());
      }
    }
    return items;
  }
}
