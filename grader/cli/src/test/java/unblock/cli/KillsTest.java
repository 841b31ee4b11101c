package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import unblock.engine.report.JsonReport;

/**
 * Chains of kills at random instants. Each kill is followed by a run that continues and is killed
 * as well, and the last run ends normally. Nothing is lost, graded twice or half-written, and no
 * byte is left in the temporary folder and in the report. One kill in ten is of a grader whose
 * submissions run.
 *
 * <p>{@code -Dunblock.kills=1000} sets the number of kills; an ordinary build kills a few times.
 */
@EnabledOnOs(OS.LINUX)
final class KillsTest {
  private static final int KILLS = Integer.getInteger("unblock.kills", 10);
  private static final int OF_A_CHAIN = 9;
  private static final long SEED = Long.getLong("unblock.seed", new Random().nextInt(1_000_000));
  private static final Path ANSWER =
      Path.of("../../solutions/src/main/java/unblock/exercises/workerpool/UserHandlers.java");

  @TempDir private Path folder;
  private final Random random = new Random(SEED);
  private final ScheduledExecutorService killer = new ScheduledThreadPoolExecutor(1);

  @AfterEach
  void endTheKiller() {
    killer.shutdownNow();
  }

  /** A class, and the time that an undisturbed grading takes. */
  private record Class(Path batch, List<String> before, int size, long ns, TreeSet<String> files) {}

  @Test
  void nothingIsLostRepeatedOrLeft() throws Exception {
    int running = Math.max(1, KILLS / 10);
    int kept = KILLS - running;
    Class cheap =
        known(
            Samples.batch(folder.resolve("cheap"), 60),
            60,
            List.of(
                ResumeTest.Marking.class.getName(), folder.resolve("markers").toString(), "grade"));
    for (int i = 0; kept > 0; i++, kept -= OF_A_CHAIN) {
      chain(cheap, "cheap-" + i, Math.min(kept, OF_A_CHAIN));
    }
    Path batch = folder.resolve("runs");
    for (String name : List.of("ada", "bob", "eve")) {
      Path code = Files.createDirectories(batch.resolve(name));
      Files.copy(ANSWER, code.resolve("UserHandlers.java"));
    }
    Class runs = known(batch, 3, List.of("unblock.cli.Unblock", "grade", "--trust-submissions"));
    for (int i = 0; running > 0; i++, running -= OF_A_CHAIN) {
      chain(runs, "runs-" + i, Math.min(running, OF_A_CHAIN));
    }
  }

  private Class known(Path batch, int size, List<String> before) throws Exception {
    Path report = folder.resolve("reference-" + batch.getFileName());
    Path temporary = Files.createDirectory(folder.resolve("tmp-" + report.getFileName()));
    long begin = System.nanoTime();
    Process process = start(new Class(batch, before, size, 0, new TreeSet<>()), report, temporary);
    assertThat(said(process)).hasSize(size);
    assertThat(process.waitFor()).isZero();
    return new Class(batch, before, size, System.nanoTime() - begin, files(report));
  }

  private void chain(Class graded, String name, int kills) throws Exception {
    String chain = "%s with unblock.seed %d".formatted(name, SEED);
    Path report = folder.resolve("report-" + name);
    Path temporary = Files.createDirectory(folder.resolve("tmp-" + name));
    Map<String, Object> done = new HashMap<>();
    for (int i = 0; i < kills; i++) {
      Process process = start(graded, report, temporary);
      long ns = (long) (random.nextDouble() * graded.ns());
      // Unlike Process.destroyForcibly, this leaves the output open.
      var unused =
          killer.schedule(() -> process.toHandle().destroyForcibly(), ns, TimeUnit.NANOSECONDS);
      List<String> said = said(process);
      process.waitFor();
      assertThat(said).describedAs(chain).doesNotHaveDuplicates();
      assertWhole(report, chain);
      assertUnchanged(done, report, chain);
      for (String each : said) {
        done.put(each, identity(report.resolve(each).resolve(GradeFiles.GRADE)));
      }
    }
    Process last = start(graded, report, temporary);
    List<String> said = said(last);

    assertThat(last.waitFor()).describedAs(chain).isZero();
    assertThat(said).describedAs(chain).doesNotHaveDuplicates();
    assertUnchanged(done, report, chain);
    assertWhole(report, chain);
    assertThat(files(report)).describedAs(chain).isEqualTo(graded.files());
    List<String> lines = Files.readAllLines(report.resolve("summary.csv"));
    assertThat(lines.subList(1, lines.size()).stream().map(line -> line.split(",", -1)[3]))
        .describedAs(chain)
        .hasSize(graded.size())
        .doesNotHaveDuplicates();
    assertThat(temporary).describedAs(chain).isEmptyDirectory();
    endOf(temporary);
  }

  /** Every grade that can be seen is a whole one. */
  private static void assertWhole(Path report, String chain) throws Exception {
    for (String each : files(report)) {
      if (each.endsWith(GradeFiles.GRADE)) {
        String text = Files.readString(report.resolve(each));
        assertThat(JsonReport.read(text).submission()).describedAs(chain).isNotEmpty();
      }
    }
  }

  /** A finished grade is not written a second time. */
  private static void assertUnchanged(Map<String, Object> done, Path report, String chain)
      throws IOException {
    for (Map.Entry<String, Object> each : done.entrySet()) {
      assertThat(identity(report.resolve(each.getKey()).resolve(GradeFiles.GRADE)))
          .describedAs("%s of %s", each.getKey(), chain)
          .isEqualTo(each.getValue());
    }
  }

  private static Object identity(Path file) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return List.of(
        Objects.requireNonNull(attributes.fileKey()), attributes.lastModifiedTime().toString());
  }

  private static TreeSet<String> files(Path report) throws IOException {
    TreeSet<String> files = new TreeSet<>();
    if (Files.exists(report)) {
      try (Stream<Path> all = Files.walk(report)) {
        all.filter(Files::isRegularFile).forEach(each -> files.add("" + report.relativize(each)));
      }
    }
    return files;
  }

  /** Waits for the children of killed graders, which end by themselves. */
  private static void endOf(Path temporary) throws Exception {
    for (ProcessHandle each : ProcessHandle.allProcesses().toList()) {
      if (each.info().commandLine().filter(line -> line.contains(temporary + "/")).isPresent()) {
        each.onExit().get(60, TimeUnit.SECONDS);
      }
    }
  }

  private Process start(Class graded, Path report, Path temporary) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(graded.before());
    command.addAll(List.of("--seed", "3", "--batch", graded.batch().toString(), "--jobs", "2"));
    command.addAll(List.of("--report", report.toString()));
    command.addAll(List.of("--format", "text")); // Each report, also of a class.
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** Returns the submissions that the process has reported as graded. */
  private static List<String> said(Process process) throws IOException {
    try (BufferedReader lines = process.inputReader()) {
      return lines
          .lines()
          .filter(line -> line.endsWith(" points (seed " + Samples.seedIn(line) + ")"))
          .map(line -> line.substring(0, line.indexOf(':')))
          .toList();
    }
  }
}
