package unblock.cli.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unblock.engine.submission.SourceFile;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;

final class ArrivalListTest {
  private static final String CODE = "package e.pool;";

  @TempDir private Path folder;

  @Test
  void readsAZipAsTheFolderItHolds() throws Exception {
    Path zip =
        zip(
            "Ada's work.ZIP",
            "repo-main/exercises/src/A.java",
            CODE,
            "repo-main/solutions/src/A.java",
            CODE,
            "repo-main/exercises/src/test/A.java",
            CODE,
            "repo-main/exercises/Größe/B.java",
            CODE,
            "repo-main/readme.md",
            "x",
            "__MACOSX/._A.java",
            "\u0000");

    Taken arrivals = at(zip);

    assertThat(arrivals.refusals()).isEmpty();
    Submission submission = arrivals.submissions().get(0);
    assertThat(submission.name()).isEqualTo("Ada-s-work");
    assertThat(submission.exercises())
        .isEqualTo(
            Map.of(
                "worker-pool",
                List.of(
                    new SourceFile("e/pool/A.java", CODE), new SourceFile("e/pool/B.java", CODE))));
    assertThat(submission.remarks()).isEmpty();
  }

  @Test
  void readsNamesInOldEncodings() throws Exception {
    Path zip = zip(Charset.forName("IBM850"), "old.zip", "Größe/A.java", CODE);

    assertThat(at(zip).submissions()).hasSize(1);
  }

  @Test
  void refusesEntriesThatLeadOut() throws Exception {
    for (String name : List.of("../A.java", "a/../../A.java", "/A.java", "C:\\A.java", "..\\A")) {
      assertThat(at(zip("out.zip", name, CODE)).refusals())
          .containsExactly(
              folder.resolve("out.zip")
                  + " holds the entry "
                  + name
                  + ", which leads out of the folder. Zip the folder again.");
    }
  }

  @Test
  void refusesDuplicates() throws Exception {
    Path zip = zip("two.zip", "A.java", CODE, "B.java", CODE);
    String bytes = Files.readString(zip, StandardCharsets.ISO_8859_1).replace("B.java", "A.java");
    Files.writeString(zip, bytes, StandardCharsets.ISO_8859_1);

    assertThat(at(zip).refusals())
        .containsExactly(zip + " holds the entry A.java twice. Zip the folder again.");
    assertThat(at(zip("case.zip", "a/A.java", CODE, "b/a.java", CODE)).refusals()).hasSize(1);
  }

  @Test
  void refusesABomb() throws Exception {
    String large = " ".repeat(1 << 20);
    String[] entries = new String[24];
    for (int i = 0; i < entries.length; i += 2) {
      entries[i] = "A" + i + ".java";
      entries[i + 1] = large;
    }

    assertThat(at(zip("bomb.zip", entries)).refusals())
        .containsExactly(
            "The Java files in %s are larger than 10 MiB. Hand in the exercises only."
                .formatted(folder.resolve("bomb.zip")));
  }

  @Test
  void refusesWhatIsNoZip() throws Exception {
    Path text = Files.writeString(folder.resolve("text.zip"), "no zip");
    Path empty = Files.writeString(folder.resolve("empty.zip"), "");
    Path none = folder.resolve("none.zip");

    assertThat(at(text, empty, none).refusals())
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .isEqualTo("There is no file " + none + ". Check the path and try again."),
            second ->
                assertThat(second)
                    .startsWith(text + " is not a zip file that can be read (")
                    .endsWith("). Zip the folder again."),
            third -> assertThat(third).startsWith(empty + " is not a zip file"));
  }

  @Test
  void givesEachANameOfItsOwn() throws Exception {
    for (String path : List.of("1/ada", "2/Ada", "3/ada-2", "4/ada")) {
      code(path);
    }

    Taken arrivals =
        at(
            folder.resolve("1/ada"),
            folder.resolve("none"),
            folder.resolve("2/Ada"),
            folder.resolve("3/ada-2"),
            folder.resolve("4/ada"));

    assertThat(arrivals.submissions())
        .extracting(Submission::name)
        .containsExactly("ada", "Ada-2", "ada-2-2", "ada-3");
    assertThat(arrivals.refusals()).hasSize(1);
  }

  @Test
  void findsTheSubmissionsOfABatch() throws Exception {
    code("batch/zoe");
    code("batch/ada");
    code("batch/.git");
    zip("batch/bob.zip", "A.java", CODE);
    Files.writeString(folder.resolve("batch/roster.csv"), "x");

    assertThat(ArrivalList.of(request(true, folder.resolve("batch"))).arrivals())
        .extracting(Arrival::name)
        .containsExactly("ada", "bob", "zoe");
  }

  @Test
  void refusesABatchOfNothing() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    for (Path path : List.of(empty, folder.resolve("none"))) {
      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(
                  () -> ArrivalList.of(request(true, path))))
          .isInstanceOf(UnusableSubmission.class)
          .hasMessageContaining(path + "")
          .hasMessageContaining("--batch");
    }
  }

  private record Taken(List<Submission> submissions, List<String> refusals) {}

  private static IntakeRequest request(boolean batch, Path... paths) {
    return new IntakeRequest(
        Map.of("e.pool", "worker-pool"),
        List.of(paths),
        batch,
        List.of(),
        GitRevision.LATEST,
        Optional.empty(),
        Optional.empty());
  }

  private static Taken at(Path... paths) throws UnusableSubmission {
    ArrivalList arrivals = ArrivalList.of(request(false, paths));
    List<Submission> submissions = new ArrayList<>();
    List<String> refusals = new ArrayList<>(English.texts(arrivals.refusals()));
    for (Arrival arrival : arrivals.arrivals()) {
      try {
        submissions.add(arrival.read());
      } catch (UnusableSubmission e) {
        refusals.add(e.getMessage());
      }
    }
    return new Taken(submissions, refusals);
  }

  private void code(String path) throws IOException {
    Files.createDirectories(folder.resolve(path));
    Files.writeString(folder.resolve(path).resolve("A.java"), CODE);
  }

  private Path zip(String name, String... entries) throws IOException {
    return zip(StandardCharsets.UTF_8, name, entries);
  }

  private Path zip(Charset charset, String name, String... entries) throws IOException {
    Path path = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(path);
        ZipOutputStream zip = new ZipOutputStream(out, charset)) {
      for (int i = 0; i < entries.length; i += 2) {
        zip.putNextEntry(new ZipEntry(entries[i]));
        zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return path;
  }
}
