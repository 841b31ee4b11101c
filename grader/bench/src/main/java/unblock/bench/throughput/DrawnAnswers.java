package unblock.bench.throughput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import unblock.engine.Course;
import unblock.engine.submission.SourceFile;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;

/** The grader's test submissions with one exercise each, shuffled: right and wrong answers. */
final class DrawnAnswers {
  private static final Path SUBMISSIONS = Path.of("grader/engine/src/test/submissions");
  private static final Path SKELETONS = Path.of("exercises/src/main/java");
  private static final Map<String, String> PACKAGES = Course.standard().packages();

  private final Map<String, List<Path>> right = new TreeMap<>();
  private final Map<String, List<Path>> wrong = new TreeMap<>();

  /** Reads which test submissions there are; the seed decides their order. */
  DrawnAnswers(long seed) throws IOException {
    for (Path folder : folders()) {
      JsonNode expected =
          new ObjectMapper().readTree(folder.resolve("expected.json").toFile()).path("exercises");
      if (expected.size() == 1) {
        String exercise = expected.fieldNames().next();
        boolean isRight = expected.path(exercise).path("failed").isEmpty();
        (isRight ? right : wrong).computeIfAbsent(exercise, id -> new ArrayList<>()).add(folder);
      }
    }
    Random random = new Random(seed);
    Stream.of(right, wrong)
        .flatMap(all -> all.values().stream())
        .forEach(folders -> Collections.shuffle(folders, random));
  }

  /** A right answer to that exercise: the one with that number, counted round. */
  Path right(String exercise, int number) {
    return drawn(right, exercise, number);
  }

  /** A wrong answer to that exercise: the one with that number, counted round. */
  Path wrong(String exercise, int number) {
    return drawn(wrong, exercise, number);
  }

  /** The right answers to all exercises. */
  List<Path> right() {
    return right.values().stream().flatMap(List::stream).toList();
  }

  /** The wrong answers to all exercises. */
  List<Path> wrong() {
    return wrong.values().stream().flatMap(List::stream).toList();
  }

  /** Reads the sources of a test submission. */
  static List<SourceFile> sources(Path folder) throws IOException, UnusableSubmission {
    return Submission.read(folder, PACKAGES).exercises().values().stream()
        .flatMap(List::stream)
        .toList();
  }

  /** Reads what a student gets of that exercise. */
  static List<SourceFile> skeleton(String exercise) throws IOException, UnusableSubmission {
    return Submission.read(SKELETONS, PACKAGES).exercises().getOrDefault(exercise, List.of());
  }

  /** Leaves out the last brace of each file, so that it does not compile. */
  static List<SourceFile> broken(List<SourceFile> sources) {
    return sources.stream()
        .map(source -> new SourceFile(source.path(), source.text().replaceFirst("}\\s*$", "")))
        .toList();
  }

  private static Path drawn(Map<String, List<Path>> all, String exercise, int number) {
    List<Path> folders = all.getOrDefault(exercise, List.of());
    if (folders.isEmpty()) {
      throw new IllegalStateException("No test submission answers only " + exercise + ".");
    }
    return folders.get(number % folders.size());
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> found = Files.list(SUBMISSIONS)) {
      return found.filter(Files::isDirectory).sorted().toList();
    }
  }
}
