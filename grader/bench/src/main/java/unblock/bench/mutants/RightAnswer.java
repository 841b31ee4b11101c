package unblock.bench.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import unblock.engine.Course;
import unblock.engine.exercise.Exercise;
import unblock.engine.submission.SourceFile;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;

/**
 * A right answer to one exercise.
 *
 * @param name as in {@code right-callbacks}, or the exercise's id for the reference solution
 * @param printed the sources in the style in which mutants are printed
 */
record RightAnswer(
    String name, Exercise exercise, List<SourceFile> sources, List<SourceFile> printed) {
  private static final Path SOLUTIONS = Path.of("solutions/src/main/java");
  private static final Path SUBMISSIONS = Path.of("grader/engine/src/test/submissions");
  private static final Map<String, String> PACKAGES = Course.standard().packages();

  RightAnswer {
    sources = List.copyOf(sources);
    printed = List.copyOf(printed);
  }

  private static RightAnswer of(String name, Exercise exercise, List<SourceFile> sources) {
    return new RightAnswer(name, exercise, sources, AnswerCode.of(exercise, sources).sources());
  }

  /**
   * Returns the reference solutions and the right variants among the grader's test submissions.
   *
   * @param root the repository's root
   */
  static List<RightAnswer> all(Path root) throws IOException, UnusableSubmission {
    List<RightAnswer> answers = new ArrayList<>();
    for (RightAnswer solution : of(Submission.read(root.resolve(SOLUTIONS), PACKAGES))) {
      answers.add(of(solution.exercise.id(), solution.exercise, solution.sources));
    }
    try (Stream<Path> folders = Files.list(root.resolve(SUBMISSIONS))) {
      for (Path folder : folders.filter(RightAnswer::isRight).sorted().toList()) {
        answers.addAll(of(Submission.read(folder, PACKAGES)));
      }
    }
    return answers;
  }

  private static boolean isRight(Path folder) {
    Path name = folder.getFileName();
    return name != null && name.toString().matches("(.+-)?right-.+");
  }

  private static List<RightAnswer> of(Submission submission) {
    return Course.standard().exercises().stream()
        .filter(exercise -> submission.exercises().containsKey(exercise.id()))
        .map(
            each ->
                of(
                    submission.name(),
                    each,
                    submission.exercises().getOrDefault(each.id(), List.of())))
        .toList();
  }
}
