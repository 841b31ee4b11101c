package unblock.bench.throughput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A class graded by one {@code unblock grade --batch}. */
final class BatchGrading {
  /** The number of concurrent gradings: the default of {@code grade --batch} on two cores. */
  static final int JOBS = 8;

  private static final Path JAR = Path.of("grader/cli/target/unblock.jar");

  private final Path folder;
  private final List<HandedSubmission> all;

  /** Those that had no grade at the last look. */
  private final List<HandedSubmission> open;

  /**
   * Prepares a class.
   *
   * @param folder an empty folder
   */
  BatchGrading(Path folder, List<HandedSubmission> all) throws IOException {
    this.folder = folder;
    this.all = List.copyOf(all);
    this.open = new ArrayList<>(all);
    for (HandedSubmission each : all) {
      each.writeTo(folder.resolve("class").resolve(each.name()));
    }
  }

  /**
   * Grades the class and returns the time of each submission, in ms, in the order of their names.
   */
  List<Double> grade() throws Exception {
    Instant begin = Instant.now();
    end(start());
    return took(begin);
  }

  /** Starts grading. */
  Process start() throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // As the README of grader/cli recommends for a class.
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toAbsolutePath().toString(),
                "grade",
                "--batch",
                "class",
                // All submissions are the project's own; without bubblewrap a class needs this
                // option.
                "--trust-submissions",
                "--jobs",
                Integer.toString(JOBS),
                "--report",
                "report"))
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output.txt").toFile())
        .start();
  }

  /** Waits until the class is graded. */
  void end(Process grader) throws Exception {
    int status = grader.waitFor();
    if (status > 1) {
      throw new IllegalStateException(
          "The grader ended with status "
              + status
              + ":\n"
              + Files.readString(folder.resolve("output.txt")));
    }
  }

  /** Returns the number of submissions with a grade. */
  int done() {
    open.removeIf(each -> Files.exists(grade(each)));
    return all.size() - open.size();
  }

  /**
   * Returns the times. Submissions start in order: one starts when all but {@code JOBS - 1} of the
   * earlier ones have their grade. The times of the first ones include the start of the grader.
   */
  private List<Double> took(Instant begin) throws IOException {
    List<Instant> ended = new ArrayList<>();
    List<Double> took = new ArrayList<>();
    for (HandedSubmission each : all) {
      Instant free =
          ended.size() < JOBS ? begin : ended.stream().sorted().toList().get(ended.size() - JOBS);
      Instant end = Files.getLastModifiedTime(grade(each)).toInstant();
      took.add(Duration.between(free, end).toNanos() / 1e6);
      ended.add(end);
    }
    return took;
  }

  /** Returns the verdicts of that submission; call it after the end. */
  GradeVerdicts verdicts(HandedSubmission handed) throws IOException {
    return GradeVerdicts.read(grade(handed))
        .orElseThrow(() -> new IllegalStateException("There is no grade of " + handed.name()));
  }

  private Path grade(HandedSubmission handed) {
    return folder.resolve("report").resolve(handed.name()).resolve("grade.json");
  }
}
