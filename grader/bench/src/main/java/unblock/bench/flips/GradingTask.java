package unblock.bench.flips;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unblock.engine.Course;
import unblock.engine.exercise.Exercise;

/**
 * One exercise of one submission, which is graded repeatedly.
 *
 * @param submission the name of its folder, or {@code solutions}
 * @param exercise as in {@code offload}
 * @param folder the folder of its sources
 * @param failed the criteria that have to fail, as in {@code login.answers}; all others have to
 *     pass
 */
record GradingTask(String submission, String exercise, Path folder, Set<String> failed) {
  static final Map<String, String> PACKAGES = Course.standard().packages();

  private static final Path SOLUTIONS = Path.of("solutions/src/main/java");
  private static final Path SUBMISSIONS = Path.of("grader/engine/src/test/submissions");

  GradingTask {
    failed = Set.copyOf(failed);
  }

  /** Returns the name for {@code --only} and for the ledger. */
  String name() {
    return submission + "." + exercise;
  }

  /** Returns the names of the exercises of one submission. */
  static String names(List<GradingTask> tasks) {
    return tasks.stream().map(GradingTask::name).collect(Collectors.joining(" "));
  }

  /** Returns the reference solutions and all of the grader's test submissions. */
  static List<GradingTask> all() throws IOException {
    List<GradingTask> tasks = new ArrayList<>();
    for (Exercise exercise : Course.standard().exercises()) {
      tasks.add(new GradingTask("solutions", exercise.id(), SOLUTIONS, Set.of()));
    }
    List<Path> folders;
    try (Stream<Path> found = Files.list(SUBMISSIONS)) {
      folders = found.filter(Files::isDirectory).sorted().toList();
    }
    for (Path folder : folders) {
      JsonNode expected =
          new ObjectMapper().readTree(folder.resolve("expected.json").toFile()).path("exercises");
      expected
          .fieldNames()
          .forEachRemaining(
              id ->
                  tasks.add(
                      new GradingTask(
                          String.valueOf(folder.getFileName()),
                          id,
                          folder,
                          texts(expected.path(id).path("failed")))));
    }
    return tasks;
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
