package unblock.engine.mistakes;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import unblock.engine.Course;
import unblock.engine.submission.SourceFile;
import unblock.engine.submission.Submission;

/**
 * One student's answer to one exercise, in one file that is named by what is special about it. The
 * comments at its head, such as {@code // Fails: login.errors}, say what the report must say; a
 * line that the report must name ends with {@code // here}. {@code // With: Replies} adds a class
 * that several answers share.
 *
 * @param exercise the exercise's id, which is the name of the file's folder
 * @param name the file's name without {@code .java}
 */
record StudentFile(String exercise, String name, String text) {
  private static final Path FOLDER = Path.of("src/test");
  private static final String HEAD = "// ";
  private static final String MARK = "// here";

  /** Reads the files below {@code src/test/<kind>/<exercise>/}, in order of their names. */
  static List<StudentFile> all(String kind) {
    try (Stream<Path> files = Files.walk(FOLDER.resolve(kind))) {
      return files.filter(Files::isRegularFile).sorted().map(StudentFile::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StudentFile read(Path file) {
    try {
      return new StudentFile(
          file.getParent().getFileName().toString(),
          file.getFileName().toString().replace(".java", ""),
          Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer as a submission that has this file only, under the name that Java asks for. */
  Submission submission() {
    String folder =
        Course.standard().packages().entrySet().stream()
            .filter(each -> each.getValue().equals(exercise))
            .map(each -> each.getKey().replace('.', '/'))
            .findFirst()
            .orElseThrow();
    List<SourceFile> sources = new ArrayList<>();
    sources.add(new SourceFile(folder + "/UserHandlers.java", text));
    for (String other : head("With")) {
      Path file = FOLDER.resolve("shared").resolve(exercise).resolve(other + ".java");
      sources.add(new SourceFile(folder + "/" + other + ".java", read(file).text));
    }
    return new Submission(name, Map.of(exercise, sources), List.of());
  }

  /** The values of one comment at the head, which commas separate; empty when it has none. */
  List<String> head(String key) {
    return Stream.ofNullable(heads().get(key))
        .flatMap(line -> Arrays.stream(line.split(", *")))
        .filter(each -> !each.isEmpty())
        .toList();
  }

  private Map<String, String> heads() {
    return text.lines()
        .takeWhile(line -> line.startsWith(HEAD))
        .map(line -> line.substring(HEAD.length()).split(": *", 2))
        .collect(toMap(parts -> parts[0], parts -> parts[1]));
  }

  /** The marked lines, as in {@code UserHandlers.java:23}. */
  List<String> places() {
    List<String> lines = new ArrayList<>(text.lines().toList());
    return IntStream.range(0, lines.size())
        .filter(line -> lines.get(line).endsWith(MARK))
        .mapToObj(line -> "UserHandlers.java:" + (line + 1))
        .toList();
  }
}
