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
record Answer(String name, Exercise exercise, List<SourceFile> sources, List<SourceFile> printed) {
  private static final Path SOLUTIONS = Path.of("solutions/src/main/java");
  private static final Path SUBMISSIONS = Path.of("grader/engine/src/test/submissions");
  private static final Map<String, String> PACKAGES = Course.standard().packages();

  Answer {
    sources = List.copyOf(sources);
    printed = List.copyOf(printed);
  }

  private static Answer of(String name, Exercise exercise, List<SourceFile> sources) {
    return new Answer(name, exercise, sources, Code.of(exercise, sources).sources());
  }

  /**
   * The reference solutions and the right variants among the grader's test submissions.
   *
   * @param root the repository's root
   */
  static List<Answer> all(Path root) throws IOException, UnusableSubmission {
    List<Answer> answers = new ArrayList<>();
    for (Answer solution : of(Submission.read(root.resolve(SOLUTIONS), PACKAGES))) {
      answers.add(of(solution.exercise.id(), solution.exercise, solution.sources));
    }
    try (Stream<Path> folders = Files.list(root.resolve(SUBMISSIONS))) {
      for (Path folder : folders.filter(Answer::isRight).sorted().toList()) {
        answers.addAll(of(Submission.read(folder, PACKAGES)));
      }
    }
    return answers;
  }

  private static boolean isRight(Path folder) {
    Path name = folder.getFileName();
    return name != null && name.toString().startsWith("right-");
  }

  private static List<Answer> of(Submission submission) {
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
