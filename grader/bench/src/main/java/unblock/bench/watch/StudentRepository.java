package unblock.bench.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import unblock.engine.exercise.Exercise;

/** A student's repository with one exercise, which is solved by the reference answer. */
final class StudentRepository {
  private static final String UNBLOCK = "grader/cli/target/unblock.jar";
  private static final Path SOLUTIONS = Path.of("solutions/src/main/java");

  private final Exercise exercise;
  private final Path folder;
  private int edits;

  private StudentRepository(Exercise exercise, Path folder) {
    this.exercise = exercise;
    this.folder = folder;
  }

  /** Writes a handout and the answer, and runs Maven once, so that it has fetched all it needs. */
  static StudentRepository in(Path folder, Exercise exercise) throws Exception {
    StudentRepository repository = new StudentRepository(exercise, folder);
    run(
        Path.of(""),
        List.of(
            "java", "-jar", UNBLOCK, "handout", folder.toString(), "--exercise", exercise.id()));
    repository.edit();
    run(folder, List.of("mvn", "-q", "test"));
    return repository;
  }

  /** The folder with its pom. */
  Path folder() {
    return folder;
  }

  /** Saves the answer with another comment at its end. */
  void edit() throws IOException {
    String answer = Files.readString(SOLUTIONS.resolve(handlers()));
    Files.writeString(
        folder.resolve("src/main/java").resolve(handlers()), answer + "// " + ++edits + "\n");
  }

  /** Runs {@code mvn test} as a student does. */
  void test() throws Exception {
    run(folder, List.of("mvn", "-o", "-q", "test"));
  }

  /** Starts {@code unblock watch} on it, with its output as a stream. */
  Process watch() throws IOException {
    return new ProcessBuilder("java", "-jar", UNBLOCK, "watch", folder.toString(), "--lang", "en")
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private Path handlers() {
    return Path.of(exercise.handlersClass().replace('.', '/') + ".java");
  }

  private static void run(Path folder, List<String> command) throws Exception {
    int status =
        new ProcessBuilder(command)
            .directory(folder.toAbsolutePath().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (status != 0) {
      throw new IllegalStateException("Status " + status + " of " + command + " in " + folder);
    }
  }
}
