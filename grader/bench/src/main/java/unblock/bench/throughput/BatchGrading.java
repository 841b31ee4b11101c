package unblock.bench.throughput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A class graded by one {@code unblock grade --batch}. */
final class BatchGrading {
  /** So many at once; what {@code grade --batch} takes by itself on two cores. */
  static final int JOBS = 8;

  private static final Path JAR = Path.of("grader/cli/target/unblock.jar");

  private final Path folder;
  private final List<HandedExercise> all;

  /**
   * A class that is to be graded.
   *
   * @param folder an empty one
   */
  BatchGrading(Path folder, List<HandedExercise> all) throws IOException {
    this.folder = folder;
    this.all = List.copyOf(all);
    for (HandedExercise each : all) {
      each.writeTo(folder.resolve("class").resolve(each.name()));
    }
  }

  /** Grades it; how long each took, in ms, in the order of their names. */
  List<Double> grade() throws Exception {
    Instant begin = Instant.now();
    end(start());
    return took(begin);
  }

  /** Begins to grade it. */
  Process start() throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // As grader/cli's README has it for a class.
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toAbsolutePath().toString(),
                "grade",
                "--batch",
                "class",
                // All are the project's own; without bubblewrap a class needs this word.
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

  /** Waits until it is graded. */
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

  /** How many have their grade so far. */
  int done() throws IOException {
    Path report = folder.resolve("report");
    int done = 0;
    for (HandedExercise each : all) {
      done += Files.exists(report.resolve(each.name()).resolve("grade.json")) ? 1 : 0;
    }
    return done;
  }

  /**
   * They are handed out in order: a place was free when all but {@code JOBS - 1} of those before
   * had their grade. The first ones also waited for the grader to start.
   */
  private List<Double> took(Instant begin) throws IOException {
    List<Instant> ended = new ArrayList<>();
    List<Double> took = new ArrayList<>();
    for (HandedExercise each : all) {
      Instant free =
          ended.size() < JOBS ? begin : ended.stream().sorted().toList().get(ended.size() - JOBS);
      Instant end = Files.getLastModifiedTime(grade(each)).toInstant();
      took.add(Duration.between(free, end).toNanos() / 1e6);
      ended.add(end);
    }
    return took;
  }

  /** Whether all was right. */
  boolean right(HandedExercise handed) throws IOException {
    JsonNode exercises = new ObjectMapper().readTree(grade(handed).toFile()).path("exercises");
    int failed = 0;
    for (JsonNode exercise : exercises) {
      for (JsonNode criterion : exercise.path("criteria")) {
        failed += criterion.path("verdict").asText().equals("passed") ? 0 : 1;
      }
    }
    return exercises.size() == 1 && failed == 0;
  }

  private Path grade(HandedExercise handed) {
    return folder.resolve("report").resolve(handed.name()).resolve("grade.json");
  }
}
