package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unblock.analyzer.InspectionResult;
import unblock.cli.journal.FileDigest;
import unblock.engine.model.Evidence;
import unblock.engine.model.SubmissionRights;
import unblock.engine.submission.Submission;
import unblock.message.Message;

/** For any class and any number of parts, the merged parts equal the whole. */
final class MergeCommandTest {
  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();
  private Path batch = Path.of("");
  private Function<Submission, Evidence> evidence = MergeCommandTest::evidence;
  private SubmissionRights rights = SubmissionRights.OWN;

  @RepeatedTest(8)
  void thePartsPutTogetherAreTheWhole() throws Exception {
    long chosen = new Random().nextLong();
    Random random = new Random(chosen);
    batch = randomClass(random);
    int of = 1 + random.nextInt(7);

    int status = grade("whole");
    List<String> merge = new ArrayList<>(List.of("merge"));
    for (int i = 1; i <= of; i++) {
      grade("part" + i, "--shard", i + "/" + of);
      merge.add((random.nextBoolean() && merge.size() > 1) ? 1 : merge.size(), path("part" + i));
    }
    merge.addAll(List.of("--report", path("merged")));

    assertThat(run(merge)).describedAs("seed %d: %s", chosen, err).isEqualTo(status);
    assertThat(files("merged")).describedAs("seed %d", chosen).isEqualTo(files("whole"));
    assertThat(run(merge)).describedAs("once more").isEqualTo(status);
    assertThat(files("merged")).isEqualTo(files("whole"));
  }

  @Test
  void refusesWhatDoesNotBelongTogether() throws Exception {
    batch = Samples.batch(folder.resolve("batch"), 5);
    grade("one", "--shard", "1/2");
    grade("two", "--shard", "2/2");
    grade("third", "--shard", "2/3");
    grade("whole");

    refused("Part 2/2 is missing. Name its folder as well.", "one");
    refused("both hold part 1/2. Name each part once.", "one", "one", "two");
    refused("are not parts of one round: part 1/2,", "one", "third");
    refused("There is no round in", "one", "nowhere");
    Files.delete(folder.resolve("two").resolve(Files.readString(firstOf("two"))));
    refused("grade.json cannot be", "one", "two");
  }

  @Test
  void roundsOfOneSubmissionEachAreTheWhole() throws Exception {
    batch = Samples.batch(folder.resolve("batch"), 4);
    int status = grade("whole");
    List<String> merge = new ArrayList<>(List.of("merge"));
    for (int i = 0; i < 4; i++) {
      batch = Samples.code(folder.resolve("in" + i + "/s" + i)).getParent();
      grade("out" + i);
      merge.add(path("out" + i));
    }
    merge.addAll(List.of("--report", path("merged")));

    assertThat(run(merge)).isEqualTo(status);

    assertThat(files("merged")).isEqualTo(files("whole"));
    refused("is named twice. Name each part once.", "out0", "out1", "out0");
    refused("s0 was graded in", "out0", "whole");
  }

  @Test
  void refusesAPartThatIsNotFinished() throws Exception {
    batch = Samples.batch(folder.resolve("batch"), 5);
    grade("one", "--shard", "1/2");
    grade("two", "--shard", "2/2");
    Path journal = folder.resolve("two/journal.jsonl");
    List<String> lines = Files.readAllLines(journal);
    Files.write(journal, lines.subList(0, lines.size() - 1));

    refused("is not graded yet. Grade that part again, then merge.", "one", "two");
  }

  /** A program that can write a grade can also write the journal; the evidence still decides. */
  @Test
  void judgesAgainFromTheEvidence() throws Exception {
    batch = Samples.batch(folder.resolve("batch"), 1);
    evidence = submission -> new Evidence.Rejected(List.of());
    grade("one");
    Path file = folder.resolve("one/s0/grade.json");
    String honest = Files.readString(file);
    String forged =
        honest.replace("\"failed\"", "\"passed\"").replace("\"earned\" : 0", "\"earned\" : 40");
    assertThat(forged).isNotEqualTo(honest);
    Files.writeString(file, forged);
    refused("s0/grade.json is not the file that the grader wrote", "one");
    assertThat(folder.resolve("out/summary.csv")).doesNotExist();
    Path journal = folder.resolve("one/journal.jsonl");
    Files.writeString(journal, Files.readString(journal).replace(digest(honest), digest(forged)));

    assertThat(run(List.of("merge", path("one"), "--report", path("merged")))).isEqualTo(1);

    assertThat(folder.resolve("merged/s0/grade.json"))
        .content()
        .isEqualToNormalizingNewlines(honest);
    assertThat(Files.readString(folder.resolve("merged/summary.csv"))).doesNotContain("passed");
  }

  @Test
  void refusesWhatSubmissionsWithTheGradersRightsCouldHaveWritten() throws Exception {
    batch = Samples.batch(folder.resolve("batch"), 2);
    rights = SubmissionRights.GRADER;
    evidence = submission -> new Evidence.Rejected(List.of());
    assertThat(grade("one")).isEqualTo(2);
    assertThat(err.toString()).contains("add --isolation container", "install bubblewrap");
    assertThat(folder.resolve("one")).doesNotExist();
    grade("one", "--trust-submissions");

    refused("had the rights of the grader", "one");
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(run(List.of("merge", path("one"), "--report", path("out"), "--trust-submissions")))
        .isNotEqualTo(2);
    assertThat(folder.resolve("out/summary.csv")).exists();
  }

  private static String digest(String text) {
    return FileDigest.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a file that contains the name of a grade in that part. */
  private Path firstOf(String part) throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve(part))) {
      Path grade =
          all.filter(each -> each.endsWith("grade.json")).sorted().findFirst().orElseThrow();
      return Files.writeString(
          folder.resolve("first"), folder.resolve(part).relativize(grade).toString());
    }
  }

  private void refused(String sentence, String... parts) {
    err.getBuffer().setLength(0);
    List<String> merge = new ArrayList<>(List.of("merge"));
    Stream.of(parts).map(this::path).forEach(merge::add);
    merge.addAll(List.of("--report", path("out")));
    assertThat(run(merge)).isEqualTo(2);
    assertThat(err.toString()).contains(sentence).hasLineCount(1);
  }

  private int grade(String report, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("grade", "--batch", batch.toString(), "--report", path(report), "--seed", "7"));
    all.addAll(List.of(more));
    return run(all);
  }

  private int run(List<String> arguments) {
    return Unblock.command(
            Samples.judging(evidence, rights),
            (code, path) -> new InspectionResult(List.of(), 0, List.of()),
            Map.of())
        .setOut(new PrintWriter(new StringWriter()))
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(String[]::new));
  }

  private static Evidence evidence(Submission submission) {
    return switch (Math.floorMod(submission.name().hashCode(), 3)) {
      case 0 -> new Evidence.Rejected(List.of());
      case 1 -> new Evidence.NotServed(Message.verbatim("no constructor"), List.of());
      default -> new Evidence.Trouble(Message.verbatim("too busy"));
    };
  }

  /** Creates a class; some submissions are similar, some cannot be graded. */
  private Path randomClass(Random random) throws IOException {
    Path all = Files.createDirectory(folder.resolve("batch"));
    int size = 1 + random.nextInt(25);
    for (int i = 0; i < size; i++) {
      Path own = Files.createDirectory(all.resolve("s" + random.nextInt(1000) + "-" + i));
      if (random.nextInt(8) > 0) {
        StringBuilder text = new StringBuilder("package unblock.exercises.workerpool; class A {");
        Random like = new Random(random.nextInt(6));
        for (int line = 0; line < 60; line++) {
          text.append(like.nextBoolean() ? "int a = f(1);\n" : "if (b) { c(); } while (x) y++;\n");
        }
        Files.writeString(own.resolve("A.java"), text.append("}"));
      }
    }
    return all;
  }

  /** Returns all files except the journal, whose order depends on the grading. */
  private Map<String, String> files(String report) throws IOException {
    Map<String, String> files = new TreeMap<>();
    Path root = folder.resolve(report);
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString();
        if (!name.equals("journal.jsonl")) {
          files.put(name, Files.readString(file));
        }
      }
    }
    return files;
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
