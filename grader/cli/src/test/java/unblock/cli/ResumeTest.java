package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import unblock.analyzer.InspectionResult;
import unblock.cli.journal.RoundJournal;
import unblock.engine.model.Verdict;
import unblock.engine.submission.Submission;

/** A round that is killed and continued. */
final class ResumeTest {
  private static final int CLASS = 60;
  private static final int KILLS = 10;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  @Timeout(300)
  void losesAndRepeatsNothingWheneverItIsKilled() throws Exception {
    Path batch = Samples.batch(folder.resolve("batch"), CLASS);
    Path markers = folder.resolve("markers");
    Path report = folder.resolve("report");
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Set<String> done = new HashSet<>();
    for (int i = 0; i < KILLS; i++) {
      int before = Files.exists(markers) ? Files.readAllLines(markers).size() : 0;
      Process process = start(batch, report, markers);
      // Not at the end of a line: a few hundred microseconds later, during other work.
      Set<String> said = said(process, random.nextInt(6), random.nextInt(3_000_000));
      if (Files.exists(markers)) {
        List<String> marked = Files.readAllLines(markers);
        assertThat(marked.subList(before, marked.size()))
            .describedAs("graded in run %d, seed %d", i, seed)
            .noneMatch(done::contains);
      }
      done.addAll(said);
    }
    int before = Files.readAllLines(markers).size();
    Process last = start(batch, report, markers);
    Set<String> rest = said(last, Integer.MAX_VALUE, 0);

    assertThat(last.waitFor()).isZero();
    List<String> marked = Files.readAllLines(markers);
    assertThat(marked.subList(before, marked.size())).doesNotContainAnyElementsOf(done);
    assertThat(rest).doesNotContainAnyElementsOf(done);
    List<String> lines = Files.readAllLines(report.resolve("summary.csv"));
    assertThat(lines.subList(1, lines.size()).stream().map(line -> line.split(",", -1)[3]))
        .hasSize(CLASS)
        .doesNotHaveDuplicates();
  }

  @Test
  void takesTheJournalsSeedAndRefusesAnother() throws Exception {
    String code = Samples.code(folder.resolve("ada")).toString();
    String report = folder.resolve("report").toString();

    assertThat(run(Samples.always(Verdict.PASSED), code, "--report", report)).isZero();
    String first = out.toString();
    out.getBuffer().setLength(0);
    assertThat(run(Samples.none(), code, "--report", report)).isZero();

    assertThat(out.toString()).isEqualTo(first);
    assertThat(run(Samples.none(), code, "--report", report, "--seed", "-3")).isEqualTo(2);
    assertThat(err.toString()).contains("holds a round with seed ", "name another folder");
    assertThat(run(Samples.none(), code, "--report", report, "--exercise", "worker-pool"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("holds a round with the exercises worker-pool, event-loop");
  }

  @Test
  void gradesAnewWhatHasChangedAndWhatWasInconclusive() throws Exception {
    String ada = Samples.code(folder.resolve("ada")).toString();
    String bob = Samples.code(folder.resolve("bob")).toString();
    String report = folder.resolve("report").toString();
    run(
        Samples.grading(
            submission -> submission.name().equals("bob") ? Verdict.INCONCLUSIVE : Verdict.PASSED),
        ada,
        bob,
        "--report",
        report);
    Files.writeString(Path.of(ada, "A.java"), " class B {}", StandardOpenOption.APPEND);

    assertThat(run(Samples.always(Verdict.FAILED), ada, bob, "--report", report)).isEqualTo(1);

    assertThat(err.toString()).containsOnlyOnce("ada has changed since it was graded");
    assertThat(Files.readString(Path.of(report, "summary.csv")))
        .contains(",ada,0,2,0,failed,", ",bob,0,2,0,failed,");
  }

  @Test
  void gradesAgainWhatWasChangedByOthers() throws Exception {
    String ada = Samples.code(folder.resolve("ada")).toString();
    String report = folder.resolve("report").toString();
    run(Samples.always(Verdict.FAILED), ada, "--report", report);
    Path grade = Path.of(report, "ada", "grade.json");
    Files.writeString(grade, Files.readString(grade).replace("\"failed\"", "\"passed\""));

    assertThat(run(Samples.always(Verdict.FAILED), ada, "--report", report)).isEqualTo(1);

    assertThat(err.toString())
        .contains("The grade.json of ada was changed by something other than the grader")
        .hasLineCount(1);
    assertThat(grade).content().doesNotContain("\"passed\"");
    assertThat(run(Samples.none(), ada, "--report", report)).isEqualTo(1);
  }

  @Test
  void gradesAllAgainWhenAsked() throws Exception {
    String ada = Samples.code(folder.resolve("ada")).toString();
    String report = folder.resolve("report").toString();
    run(Samples.always(Verdict.PASSED), ada, "--report", report);

    assertThat(run(Samples.always(Verdict.FAILED), ada, "--report", report)).isZero();
    assertThat(run(Samples.always(Verdict.FAILED), ada, "--report", report, "--again"))
        .isEqualTo(1);
  }

  @Test
  void leavesAFolderAloneThatAnotherGraderIsAtWorkIn() throws Exception {
    String ada = Samples.code(folder.resolve("ada")).toString();
    Path report = folder.resolve("report");

    try (RoundJournal other = RoundJournal.open(report)) {
      assertThat(other.roll()).isEmpty();
      assertThat(run(Samples.none(), ada, "--report", report.toString())).isEqualTo(2);
    }

    assertThat(err.toString()).startsWith("Another grader is at work in").hasLineCount(1);
  }

  private int run(GradingService.Start gradings, String... arguments) {
    List<String> all = new ArrayList<>(List.of("grade"));
    all.addAll(List.of(arguments));
    return Unblock.command(
            gradings, (code, path) -> new InspectionResult(List.of(), 0, List.of()), Map.of())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }

  private Process start(Path batch, Path report, Path markers) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Marking.class.getName(),
            markers.toString(),
            "grade",
            "--batch",
            batch.toString(),
            "--report",
            report.toString(),
            "--jobs",
            "2",
            "--format",
            "text") // Each report, also of a class.
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /**
   * Returns the submissions that the process has reported as finished, and kills it after that
   * number of reports; reports before the kill are included.
   */
  private static Set<String> said(Process process, int most, int ns) throws Exception {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      Set<String> said = new HashSet<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.endsWith(" points (seed " + Samples.seedIn(line) + ")")) {
          said.add(line.substring(0, line.indexOf(':')));
          if (said.size() > most) {
            long end = System.nanoTime() + ns;
            while (System.nanoTime() < end) {
              Thread.onSpinWait();
            }
            // Unlike Process.destroyForcibly, this leaves the output open.
            process.toHandle().destroyForcibly();
            most = Integer.MAX_VALUE;
          }
        }
      }
      process.waitFor();
      return said;
    }
  }

  /** The command, with a grader that writes a mark for each graded submission. */
  static final class Marking {
    private Marking() {}

    public static void main(String[] arguments) {
      Path markers = Path.of(arguments[0]);
      GradingService.Start gradings = Samples.grading(submission -> mark(markers, submission));
      System.exit(
          Unblock.command(
                  gradings, (code, path) -> new InspectionResult(List.of(), 0, List.of()), Map.of())
              .execute(Arrays.copyOfRange(arguments, 1, arguments.length)));
    }

    private static Verdict mark(Path markers, Submission submission) {
      try {
        Files.writeString(
            markers,
            submission.name() + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
        return Verdict.PASSED;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
