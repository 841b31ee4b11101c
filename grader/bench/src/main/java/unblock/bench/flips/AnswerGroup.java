package unblock.bench.flips;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import unblock.engine.submission.SourceFile;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;

/**
 * Answers that are graded as one submission.
 *
 * @param tasks at least one, each of another exercise
 */
record AnswerGroup(List<GradingTask> tasks) {
  AnswerGroup {
    tasks = List.copyOf(tasks);
  }

  /** Reads the names of tasks, with spaces between them. */
  static AnswerGroup of(String names, Map<String, GradingTask> tasks) {
    return new AnswerGroup(
        Stream.of(names.split(" ", -1))
            .map(name -> Objects.requireNonNull(tasks.get(name), name))
            .toList());
  }

  /** Whether no other exercise can leave something behind in the same child. */
  boolean isSingle() {
    return tasks.size() == 1;
  }

  /** Returns the task of that exercise, which the group must have. */
  GradingTask task(String exercise) {
    return tasks.stream()
        .filter(task -> task.exercise().equals(exercise))
        .findFirst()
        .orElseThrow();
  }

  /** Reads the sources of all answers. */
  Submission submission() throws UnusableSubmission {
    Map<String, List<SourceFile>> sources = new LinkedHashMap<>();
    for (GradingTask task : tasks) {
      Submission from = Submission.read(task.folder(), GradingTask.PACKAGES);
      sources.put(task.exercise(), from.exercises().getOrDefault(task.exercise(), List.of()));
    }
    return new Submission("whole", sources, List.of());
  }
}
