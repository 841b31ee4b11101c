package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import unblock.analyzer.InspectionResult;
import unblock.engine.Course;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Score;
import unblock.engine.model.Timeline;
import unblock.engine.model.Verdict;
import unblock.engine.model.Visibility;
import unblock.engine.report.JsonReport;
import unblock.engine.submission.Submission;
import unblock.message.Message;

final class GradeCommandTest {
  private static final String EVIL = "::error::x";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final AtomicBoolean closed = new AtomicBoolean();
  private Map<String, String> environment = Map.of();
  private Function<Submission, Verdict> verdicts = submission -> Verdict.PASSED;

  @Test
  void endsWith0WhenAllPassed() throws Exception {
    assertThat(run("grade", "--jobs", "1", code("ada"), code("bob"))).isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString()).containsSubsequence("ada: 2 of 2", "bob: 2 of 2", "submission ");
    assertThat(closed).isTrue();
  }

  @Test
  void endsWith1WhenSomethingFailed() throws Exception {
    verdicts = only("bob", Verdict.FAILED);
    assertThat(run("grade", code("ada"), code("bob"))).isEqualTo(1);
  }

  @Test
  void endsWith2WhenSomethingIsInconclusive() throws Exception {
    verdicts = only("bob", Verdict.INCONCLUSIVE);
    assertThat(run("grade", code("ada"), code("bob"))).isEqualTo(2);
  }

  @Test
  void gradesTheOthersWhenOneCannotBeGraded() throws Exception {
    assertThat(run("grade", "none", code("ada"))).isEqualTo(2);
    assertThat(out.toString()).contains("ada: 2 of 2");
    assertThat(err.toString())
        .isEqualToNormalizingNewlines("There is no folder none. Check the path and try again.\n");
  }

  @Test
  void gradesTheOthersWhenTheGraderFailsAtOne() throws Exception {
    verdicts =
        submission -> {
          if (submission.name().equals("ada")) {
            throw new IllegalStateException("no port left");
          }
          return Verdict.PASSED;
        };
    assertThat(run("grade", code("ada"), code("bob"))).isEqualTo(2);
    assertThat(out.toString()).contains("bob: 2 of 2");
    assertThat(err.toString()).contains("ada could not be graded: the grader failed", "no port");
    assertThat(closed).isTrue();
  }

  @Test
  void answersABadRequestInASentenceAndGradesNothing() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Map<String[], String> requests =
        Map.of(
            new String[] {"grade"}, "Name a PATH, or a repository",
            new String[] {"grade", code("a"), "--exercise", "x"}, "There is no exercise x.",
            new String[] {"grade", code("a"), "--jobs", "0"}, "--jobs must be 1 or more.",
            new String[] {"grade", code("a"), "--image", "java"}, "--image is for containers",
            new String[] {"grade", code("a"), "--isolation", "x"},
                "expected one of process, container, not",
            new String[] {"grade", code("a"), "--report", file.toString()}, "cannot be created",
            new String[] {"grade", file.toString()}, "is not a folder",
            new String[] {"grade", "--batch", file.toString()}, "With --batch, name the folder",
            new String[] {"grade", code("a"), "--nope"}, "has no option --nope.",
            new String[] {}, "Name a command");
    requests.forEach(
        (request, sentence) -> {
          err.getBuffer().setLength(0);
          assertThat(run(request)).describedAs(sentence).isEqualTo(2);
          assertThat(err.toString()).contains(sentence).hasLineCount(1 + (usage(sentence) ? 1 : 0));
        });
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void keepsEachGradeInAFileOfItsOwn() throws Exception {
    Path report = folder.resolve("deep/report");
    String one = code("1/ada");
    String two = code("2/ada");

    assertThat(run("grade", one, two, "--report", report.toString(), "--seed", "5")).isZero();

    try (Stream<Path> files = Files.walk(report)) {
      assertThat(files.filter(Files::isRegularFile).map(report::relativize).map(Path::toString))
          .containsExactlyInAnyOrder(
              "ada/grade.json",
              "ada/fingerprints.json",
              "ada/report.html",
              "ada-2/grade.json",
              "ada-2/fingerprints.json",
              "ada-2/report.html",
              "feedback/ada.md",
              "feedback/ada.html",
              "feedback/ada-2.md",
              "feedback/ada-2.html",
              "index.html",
              "journal.jsonl",
              "summary.csv",
              "summary.json",
              "similarity.csv",
              "similarity.json");
    }
    GradeReport kept = JsonReport.read(Files.readString(report.resolve("ada-2/grade.json")));
    assertThat(kept.submission()).isEqualTo("ada-2");
    assertThat(kept.seed()).isEqualTo(5);
  }

  @Test
  void makesNoFolderWhenThereIsNothingToKeep() {
    Path report = folder.resolve("report");

    assertThat(run("grade", "none", "--report", report.toString())).isEqualTo(2);
    assertThat(report).doesNotExist();
  }

  @Test
  void replacesAnEarlierGradeAndLeavesNothingHalfWritten() throws Exception {
    Path report = folder.resolve("report");
    Files.createDirectories(report.resolve("bob/grade.json/in-the-way"));
    Files.createDirectories(report.resolve("ada"));
    Files.writeString(report.resolve("ada/grade.json"), "old");

    assertThat(run("grade", code("ada"), "--report", report.toString())).isZero();
    assertThat(report.resolve("ada/grade.json")).content().startsWith("{");
    assertThat(run("grade", code("bob"), "--report", report.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("grade.json cannot be written").hasLineCount(1);
    assertThat(report.resolve("bob")).isDirectoryNotContaining("regex:.*/\\..*");
    assertThat(closed).isTrue();
  }

  @Test
  void takesABatchButNotItsOwnReports() throws Exception {
    code("batch/ada");
    code("batch/bob");
    String report = folder.resolve("batch/report").toString();
    String batch = folder.resolve("batch").toString();

    assertThat(run("grade", "--batch", batch, "--report", report)).isZero();
    assertThat(run("grade", "--batch", batch, "--report", report)).isZero();
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "2 of 2 submissions were graded before and have not changed; --again grades them again.\n");
  }

  @Test
  void gradesTheAskedExercisesOnly() throws Exception {
    String path = code("ada");

    assertThat(run("grade", path, "--exercise", Course.standard().exercises().get(1).id()))
        .isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "holds 1 Java file, but none in the package of an exercise",
            Course.standard().exercises().get(1).packageName());
    assertThat(run("grade", path, "--exercise", Course.standard().exercises().get(0).id()))
        .isZero();
  }

  @Test
  void fencesReportsOffInAWorkflow() throws Exception {
    environment = Map.of("GITHUB_ACTIONS", "true");
    verdicts = submission -> Verdict.FAILED;

    run("grade", code("ada"), EVIL);

    List<String> commands =
        Stream.concat(out.toString().lines(), err.toString().lines())
            .map(String::strip)
            .filter(line -> line.startsWith("::"))
            .toList();
    assertThat(commands).hasSize(2);
    String fence = commands.get(0).replace("::stop-commands::", "");
    assertThat(commands).containsExactly("::stop-commands::" + fence, "::" + fence + "::");
  }

  @Test
  void appendsToASummary() throws Exception {
    Path summary = Files.writeString(folder.resolve("summary.md"), "# Before\n");

    run("grade", code("ada"), "none", "--summary", summary.toString());

    assertThat(summary)
        .content()
        .startsWith("# Before\n")
        .contains("**Not graded:** There is no folder none.", "## ada: 2 of 2 points");
  }

  private static boolean usage(String sentence) {
    return !sentence.startsWith("cannot be created")
        && !sentence.startsWith("is not a folder")
        && !sentence.startsWith("With --batch");
  }

  private static Function<Submission, Verdict> only(String name, Verdict verdict) {
    return submission -> submission.name().equals(name) ? verdict : Verdict.PASSED;
  }

  private int run(String... arguments) {
    CommandLine command =
        Unblock.command(
            (course, seed, steps, outputs) -> grading(seed),
            (code, classPath) -> new InspectionResult(List.of(), 0, List.of()),
            environment);
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return command.execute(arguments);
  }

  private GradingService grading(long seed) {
    return new GradingService() {
      @Override
      public GradeReport grade(Submission submission) {
        Verdict verdict = verdicts.apply(submission);
        double earned = verdict == Verdict.PASSED ? 2 : 0;
        Score score = new Score(earned, 2);
        GradedCriterion criterion =
            new GradedCriterion(
                "k",
                Aspect.ANSWERS,
                Message.verbatim("t"),
                verdict,
                score,
                Visibility.VISIBLE,
                Message.verbatim(EVIL),
                List.of());
        GradedExercise exercise =
            new GradedExercise(
                "e",
                score,
                List.of(criterion),
                Timeline.EMPTY,
                new Evidence.Trouble(Message.verbatim("none")));
        return GradeReport.of(submission.name(), seed, List.of(exercise));
      }

      @Override
      public void close() {
        closed.set(true);
      }
    };
  }

  /** Returns a submission for the first exercise. */
  private String code(String name) throws IOException {
    Exercise first = Course.standard().exercises().get(0);
    Path path = folder.resolve(name);
    Files.createDirectories(path);
    Files.writeString(path.resolve("A.java"), "package " + first.packageName() + "; class A {}");
    return path.toString();
  }
}
