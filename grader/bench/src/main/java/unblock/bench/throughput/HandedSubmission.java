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
import java.util.stream.Stream;
import unblock.engine.Course;
import unblock.engine.submission.SourceFile;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;

/**
 * A submission of one student with one exercise.
 *
 * @param name the name of its folder
 * @param sources the sources with paths below {@code src/main/java}
 */
record HandedExercise(String name, Kind kind, List<SourceFile> sources) {
  enum Kind {
    RIGHT,
    WRONG,
    BROKEN
  }

  private static final Path SUBMISSIONS = Path.of("grader/engine/src/test/submissions");
  private static final Map<String, String> PACKAGES = Course.standard().packages();

  HandedExercise {
    sources = List.copyOf(sources);
  }

  /**
   * Draws this number of submissions from the grader's test submissions: two of five are right, two
   * are wrong, and one is a right one with a missing bracket.
   */
  static List<HandedExercise> draw(int many, long seed) throws IOException, UnusableSubmission {
    List<Path> right = new ArrayList<>();
    List<Path> wrong = new ArrayList<>();
    for (Path folder : folders()) {
      JsonNode exercises =
          new ObjectMapper().readTree(folder.resolve("expected.json").toFile()).path("exercises");
      if (exercises.size() == 1) {
        boolean none = exercises.elements().next().path("failed").isEmpty();
        (none ? right : wrong).add(folder);
      }
    }
    Random random = new Random(seed);
    Collections.shuffle(right, random);
    Collections.shuffle(wrong, random);
    List<HandedExercise> all = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      Kind kind = i % 5 == 4 ? Kind.BROKEN : i % 2 == 0 ? Kind.RIGHT : Kind.WRONG;
      List<Path> from = kind == Kind.WRONG ? wrong : right;
      all.add(of("%03d".formatted(i), kind, from.get(i / 2 % from.size())));
    }
    return all;
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> found = Files.list(SUBMISSIONS)) {
      return found.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static HandedExercise of(String number, Kind kind, Path folder)
      throws IOException, UnusableSubmission {
    List<SourceFile> sources =
        Submission.read(folder, PACKAGES).exercises().values().stream()
            .flatMap(List::stream)
            .map(source -> kind == Kind.BROKEN ? broken(source) : source)
            .toList();
    return new HandedExercise(number + "-" + folder.getFileName(), kind, sources);
  }

  private static SourceFile broken(SourceFile source) {
    return new SourceFile(source.path(), source.text().replaceFirst("}\\s*$", ""));
  }

  /** Writes the sources below that folder. */
  void writeTo(Path folder) throws IOException {
    for (SourceFile source : sources) {
      Path file = folder.resolve(source.path());
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, source.text());
    }
  }
}
