package unblock.bench.throughput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import unblock.engine.submission.UnusableSubmission;

/** The grader's test submissions with one exercise each, shuffled: right and wrong answers. */
final class DrawnAnswers {
  private static final Path SUBMISSIONS = Path.of("grader/engine/src/test/submissions");

  private final Map<String, List<DrawnAnswer>> right = new TreeMap<>();
  private final Map<String, List<DrawnAnswer>> wrong = new TreeMap<>();

  /** Reads the test submissions; the seed decides their order. */
  DrawnAnswers(long seed) throws IOException, UnusableSubmission {
    for (Path folder : folders()) {
      Optional<DrawnAnswer> answer = DrawnAnswer.read(folder);
      answer.ifPresent(
          each ->
              (each.isRight() ? right : wrong)
                  .computeIfAbsent(each.exercise(), id -> new ArrayList<>())
                  .add(each));
    }
    Random random = new Random(seed);
    Stream.of(right, wrong)
        .flatMap(all -> all.values().stream())
        .forEach(answers -> Collections.shuffle(answers, random));
  }

  /** A right answer to that exercise: the one with that number, counted round. */
  DrawnAnswer right(String exercise, int number) {
    return drawn(right, exercise, number);
  }

  /** A wrong answer to that exercise: the one with that number, counted round. */
  DrawnAnswer wrong(String exercise, int number) {
    return drawn(wrong, exercise, number);
  }

  /** The right answers to all exercises. */
  List<DrawnAnswer> right() {
    return right.values().stream().flatMap(List::stream).toList();
  }

  /** The wrong answers to all exercises. */
  List<DrawnAnswer> wrong() {
    return wrong.values().stream().flatMap(List::stream).toList();
  }

  private static DrawnAnswer drawn(
      Map<String, List<DrawnAnswer>> all, String exercise, int number) {
    List<DrawnAnswer> answers = all.getOrDefault(exercise, List.of());
    if (answers.isEmpty()) {
      throw new IllegalStateException("No test submission answers only " + exercise + ".");
    }
    return answers.get(number % answers.size());
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> found = Files.list(SUBMISSIONS)) {
      return found.filter(Files::isDirectory).sorted().toList();
    }
  }
}
