package unblock.bench.wording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints the share of one-word type names and the riddles per 1,000 words of Javadoc for each
 * source root. A riddle is an expression that {@code riddles.txt} lists.
 */
public final class Wording {
  private Wording() {}

  /**
   * Measures the sources and prints a Markdown table and the list of one-word names.
   *
   * @param args folders or jars with Java sources, by default all {@code grader/*}{@code
   *     /src/main/java} below the current folder; {@code --list} prints every riddle with its file
   *     and line before the table
   */
  public static void main(String[] args) throws IOException {
    WordingOptions options = WordingOptions.of(args);
    List<Path> roots =
        options.roots().isEmpty() ? SourceRoot.modulesBelow(Path.of("")) : options.roots();
    RiddleList riddles = RiddleList.standard();
    List<RootWording> measured = new ArrayList<>();
    for (Path root : roots) {
      List<SourceText> sources = SourceRoot.read(root);
      if (sources.isEmpty()) {
        fail(root + " has no Java sources: name a folder or a jar that has some.");
      }
      measured.add(RootWording.of(SourceRoot.label(root), sources, riddles));
    }
    if (measured.isEmpty()) {
      fail("There is no grader/*/src/main/java: run this from the repository's root.");
    }
    if (options.list()) {
      measured.forEach(root -> root.riddles().forEach(System.out::println));
    }
    System.out.print(new WordingTable(DomainWords.standard()).of(measured));
  }

  private static void fail(String sentence) {
    System.err.println(sentence);
    System.exit(2);
  }
}
