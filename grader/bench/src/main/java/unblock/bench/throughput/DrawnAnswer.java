package unblock.bench.throughput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import unblock.engine.Course;
import unblock.engine.submission.SourceFile;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;

/**
 * An answer to one exercise, with the verdicts that it has to get.
 *
 * @param name the name of its test submission
 * @param exercise as in {@code offload}
 * @param sources the sources with paths below {@code src/main/java}
 * @param failed the criteria that must not pass, as in {@code timing}; all others have to pass;
 *     empty if none may pass
 */
record DrawnAnswer(
    String name, String exercise, List<SourceFile> sources, Optional<Set<String>> failed) {
  private static final Path SKELETONS = Path.of("exercises/src/main/java");
  private static final Map<String, String> PACKAGES = Course.standard().packages();

  DrawnAnswer {
    sources = List.copyOf(sources);
    failed = failed.map(Set::copyOf);
  }

  /** Reads a test submission; empty unless it answers exactly one exercise. */
  static Optional<DrawnAnswer> read(Path folder) throws IOException, UnusableSubmission {
    JsonNode exercises =
        new ObjectMapper().readTree(folder.resolve("expected.json").toFile()).path("exercises");
    if (exercises.size() != 1) {
      return Optional.empty();
    }
    String exercise = exercises.fieldNames().next();
    Set<String> failed = new TreeSet<>();
    exercises.path(exercise).path("failed").forEach(key -> failed.add(key.asText()));
    return Optional.of(
        new DrawnAnswer(
            String.valueOf(folder.getFileName()),
            exercise,
            Submission.read(folder, PACKAGES).exercises().values().stream()
                .flatMap(List::stream)
                .toList(),
            Optional.of(failed)));
  }

  /** Reads what a student gets of that exercise. */
  static DrawnAnswer skeleton(String exercise) throws IOException, UnusableSubmission {
    return new DrawnAnswer(
        "skeleton",
        exercise,
        Submission.read(SKELETONS, PACKAGES).exercises().getOrDefault(exercise, List.of()),
        Optional.empty());
  }

  /** Returns the same answer without the last brace of each file: it does not compile. */
  DrawnAnswer broken() {
    return new DrawnAnswer(
        name,
        exercise,
        sources.stream()
            .map(source -> new SourceFile(source.path(), source.text().replaceFirst("}\\s*$", "")))
            .toList(),
        Optional.empty());
  }

  /** Whether all criteria have to pass. */
  boolean isRight() {
    return failed.filter(Set::isEmpty).isPresent();
  }

  /** Whether the verdicts of this exercise are the expected ones. */
  boolean isJudgedAsExpected(GradeVerdicts verdicts) {
    Set<String> passed = own(verdicts.passed());
    Set<String> others = own(verdicts.others());
    return failed.map(others::equals).orElse(passed.isEmpty() && !others.isEmpty());
  }

  /** The keys of this exercise, without its id. */
  private Set<String> own(Set<String> keys) {
    String prefix = exercise + ".";
    return keys.stream()
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()))
        .collect(Collectors.toSet());
  }
}
