package unblock.cli.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import unblock.engine.model.Aspect;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Verdict;
import unblock.engine.report.JsonReport;
import unblock.message.Translator;

/**
 * Repeated jumps of the time of day by an hour, forward and back, in the grader's JVM and in its
 * child JVMs, change no verdict.
 */
@Timeout(900)
final class ClockJumpTest {
  private static final Path SOLUTIONS = Path.of("../../solutions/src/main/java/unblock/exercises");
  private static final Path WRONG = Path.of("../engine/src/test/submissions");
  private static final List<String> JUMPS = List.of("+3600", "+0", "-3600", "+0");
  private static final long BETWEEN_JUMPS_MS = 150;

  /** Code in an answer's constructor: without both jumps, the answer is not served and fails. */
  private static final String WITNESS =
      """
      long begin = System.nanoTime();
          long offset = System.currentTimeMillis() - begin / 1_000_000;
          boolean forward = false;
          boolean back = false;
          while (!forward || !back) {
            long now = System.nanoTime();
            if (now - begin > 5_000_000_000L) {
              throw new IllegalStateException("The time of day was not set forward and back");
            }
            long before = offset;
            offset = System.currentTimeMillis() - now / 1_000_000;
            forward |= offset - before > 3_500_000;
            back |= before - offset > 3_500_000;
          }
          this.users = users;""";

  @TempDir private Path folder;

  /** Why criteria did not pass, for a verdict that rarely changes. */
  private final List<String> reasons = new ArrayList<>();

  /** Makes the faked clock readable for the user of a child. */
  @BeforeEach
  void open() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void aClockThatJumpsChangesNoVerdict() throws Exception {
    Optional<Path> library = FakedClock.library();
    assumeTrue(library.isPresent(), "libfaketime is not installed (apt-get install faketime)");
    Path batch = batch();
    Path jdk = Path.of(System.getProperty("java.home"));
    Map<String, String> calm;
    Map<String, String> jumped;
    try (FakedClock clock = FakedClock.in(folder.resolve("home"), library.get())) {
      calm = verdicts(grade(jdk, batch, "calm", clock));
      insertWitness(batch.resolve("right-loop/eventloop/UserHandlers.java"));
      jumped = verdicts(grade(clock.home(), batch, "jumped", clock));
    }

    assertThat(jumps("calm")).containsExactly(0, 0);
    assertThat(jumps("jumped")).hasSize(2).allMatch(times -> times > 0);
    assertThat(calm).containsEntry("wrong-loop event-loop.event-loop", "FAILED");
    assertThat(calm).containsEntry("wrong-upstream upstream.info.errors", "FAILED");
    assertThat(calm).containsEntry("right-loop event-loop.event-loop", "PASSED");
    assertThat(calm).containsEntry("right-upstream upstream.info.errors", "PASSED");
    assertThat(jumped).describedAs(String.join("\n", reasons)).isEqualTo(calm);
  }

  private Path batch() throws IOException {
    Path batch = folder.resolve("class");
    copy(SOLUTIONS.resolve("upstream"), batch.resolve("right-upstream/upstream"));
    copy(SOLUTIONS.resolve("eventloop"), batch.resolve("right-loop/eventloop"));
    copy(WRONG.resolve("takes-any-2xx/src"), batch.resolve("wrong-upstream"));
    copy(WRONG.resolve("sleeps-in-handler/src"), batch.resolve("wrong-loop"));
    return batch;
  }

  private static void insertWitness(Path answer) throws IOException {
    String text = Files.readString(answer);
    String watching = text.replace("this.users = users;", WITNESS);
    assertThat(watching).isNotEqualTo(text);
    Files.writeString(answer, watching);
  }

  /**
   * Grades while the clock jumps, which only JVMs of a faked JDK observe, and returns the report.
   */
  private Path grade(Path jdk, Path batch, String name, FakedClock clock) throws Exception {
    Path report = folder.resolve("report-" + name);
    Path errors = folder.resolve("errors-" + name);
    ProcessBuilder builder =
        new ProcessBuilder(
                jdk.resolve("bin/java").toString(),
                "-Djava.home=" + jdk,
                "-cp",
                System.getProperty("java.class.path"),
                WatchedGrader.class.getName(),
                folder.resolve("jumps-" + name).toString(),
                "grade",
                "--batch",
                batch.toString(),
                "--trust-submissions",
                "--seed",
                "5",
                "--report",
                report.toString())
            .redirectError(errors.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process grader = builder.start();
    try {
      for (int i = 0; !grader.waitFor(BETWEEN_JUMPS_MS, TimeUnit.MILLISECONDS); i++) {
        clock.set(JUMPS.get(i % JUMPS.size()));
      }
    } finally {
      grader.destroyForcibly().waitFor();
    }
    assertThat(grader.exitValue()).describedAs(Files.readString(errors)).isEqualTo(1);
    return report;
  }

  /** Returns how often the grader observed jumps of its time of day, forward and back. */
  private List<Integer> jumps(String name) throws IOException {
    return Files.readAllLines(folder.resolve("jumps-" + name)).stream()
        .map(Integer::valueOf)
        .toList();
  }

  private Map<String, String> verdicts(Path report) throws Exception {
    Map<String, String> verdicts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(report)) {
      for (Path file : files.filter(each -> each.endsWith("grade.json")).toList()) {
        Path submission = file.getParent().getFileName();
        for (GradedExercise exercise : JsonReport.read(Files.readString(file)).exercises()) {
          for (GradedCriterion each : exercise.criteria()) {
            verdicts.put(submission + " " + each.key(), verdict(each));
            if (each.verdict() != Verdict.PASSED) {
              reasons.add(
                  file
                      + " "
                      + each.key()
                      + ": "
                      + Translator.of(Locale.ENGLISH).text(each.message()));
            }
          }
        }
      }
    }
    return verdicts;
  }

  /** Returns the verdict; a busy machine may leave timing inconclusive. */
  private static String verdict(GradedCriterion criterion) {
    Verdict verdict = criterion.verdict();
    return criterion.aspect().equals(Aspect.TIMING) && verdict != Verdict.FAILED
        ? "NOT FAILED"
        : verdict.name();
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(from)) {
      files.filter(each -> each.toString().endsWith(".java")).forEach(sources::add);
    }
    for (Path source : sources) {
      Path copy = to.resolve(from.relativize(source).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(source, copy);
    }
  }
}
