package unblock.cli.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unblock.engine.submission.SourceFile;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;

final class SubmissionBatchTest {
  private static final String A = "package e.pool; class A {}";
  private static final String B = "package e.pool; class B {}";

  @TempDir private Path folder;

  @Test
  void readsWhatMoodleExports() throws Exception {
    byte[] work = new Nasty().with("src/A.java", A).bytes();
    Path zip =
        file(
            "Course-Exercise 1-1234.zip",
            new Nasty()
                .with("Ada Lovelace_1234567_assignsubmission_file_/work.zip", work)
                .with("Ada Lovelace_1234567_assignsubmission_file_/B.java", B)
                .with("Ada Lovelace_1234567_assignsubmission_onlinetext_/onlinetext.html", "hi")
                .with("Bob Smith_1234568_assignsubmission_file_my_work.zip", work)
                .with("Participant_1234569_assignsubmission_file_/A.java", A)
                .with("Eve_1234570_assignsubmission_onlinetext_onlinetext.html", "hi")
                .bytes());

    List<Arrival> arrivals = batch(zip).arrivals();

    assertThat(arrivals)
        .extracting(Arrival::name)
        .containsExactly(
            "Ada-Lovelace_1234567", "Bob-Smith_1234568", "Eve_1234570", "Participant_1234569");
    assertThat(arrivals.get(0).student())
        .contains(new Student("1234567", "Ada Lovelace", Optional.empty()));
    assertThat(files(arrivals.get(0))).containsExactly("e/pool/A.java", "e/pool/B.java");
    assertThat(files(arrivals.get(1))).containsExactly("e/pool/A.java");
    assertThat(files(arrivals.get(3))).containsExactly("e/pool/A.java");
    assertThatThrownBy(() -> arrivals.get(2).read())
        .isInstanceOf(UnusableSubmission.class)
        .hasMessageContaining("There are no Java files in " + zip + "/Eve_1234570.");
  }

  @Test
  void readsWhatCanvasExports() throws Exception {
    byte[] one = new Nasty().with("src/A.java", A).bytes();
    byte[] two = new Nasty().with("src/B.java", B).bytes();
    Path zip =
        file(
            "submissions.zip",
            new Nasty()
                .with("lovelaceada_12345_678910_work.zip", one)
                .with("lovelaceada_12345_678911_work-1.zip", two)
                .with("smithbob_LATE_12346_678912_task-1.zip", one)
                .with("smithbob_LATE_12346_678913_task-2.zip", two)
                .with("zoe_12347_678914_A.java", A)
                .bytes());

    List<Arrival> arrivals = batch(zip).arrivals();

    assertThat(arrivals)
        .extracting(Arrival::name)
        .containsExactly("lovelaceada_12345", "smithbob_12346", "zoe_12347");
    assertThat(files(arrivals.get(0))).containsExactly("e/pool/B.java");
    assertThat(English.texts(arrivals.get(0).read().remarks()))
        .containsExactly("work.zip was handed in again as work-1.zip, which counts.");
    assertThat(files(arrivals.get(1))).containsExactly("e/pool/A.java", "e/pool/B.java");
    assertThat(English.texts(arrivals.get(1).read().remarks()))
        .containsExactly("It was handed in late.");
    assertThat(files(arrivals.get(2))).containsExactly("e/pool/A.java");
  }

  @Test
  void ofSingleFilesTheClassesDecide() throws Exception {
    Nasty nasty = new Nasty();
    Map<String, String> files = new LinkedHashMap<>();
    files.put("ada_12345_678910_A.java", A);
    files.put("ada_12345_678911_A-1.java", A + "// new");
    files.put("bob_12346_678912_A.java", A);
    files.put("bob_12346_678913_A-1.java", B);
    files.put("eve_12347_678914_A-2.java", A);
    files.put("zoe_12348_678915_A.java", A);
    files.put("zoe_12348_678916_A.java", A + "// other");
    for (Map.Entry<String, String> each : files.entrySet()) {
      file("class/" + each.getKey(), each.getValue().getBytes(UTF_8));
      nasty.with(each.getKey(), each.getValue());
    }
    Path zip = file("class.zip", nasty.bytes());

    for (Path path : List.of(zip, folder.resolve("class"))) {
      List<Arrival> arrivals = batch(path).arrivals();

      assertThat(arrivals)
          .extracting(Arrival::name)
          .containsExactly("ada_12345", "bob_12346", "eve_12347", "zoe_12348");
      assertThat(arrivals.get(0).read().exercises().get("pool"))
          .extracting(SourceFile::text)
          .containsExactly(A + "// new");
      assertThat(English.texts(arrivals.get(0).read().remarks()))
          .containsExactly(
              "There are several versions of A.java: A-1.java, A.java. The highest number counts,"
                  + " so A-1.java was graded.");
      assertThat(files(arrivals.get(1))).containsExactly("e/pool/A.java", "e/pool/B.java");
      assertThat(files(arrivals.get(2))).containsExactly("e/pool/A.java");
      assertThatThrownBy(() -> arrivals.get(3).read())
          .hasMessage(
              "%s/zoe_12348 has different files for A.java: A.java, zoe_12348_678916_A.java. Keep"
                  + " one of them.",
              path);
    }
  }

  @Test
  void aFileWithoutAFolderIsASubmission() throws Exception {
    String blackboard = "Lab_ada_attempt_2026-11-01-10-00-00";
    file("class/" + blackboard + "_A.java", A.getBytes(UTF_8));
    file("class/" + blackboard + "_B.java", B.getBytes(UTF_8));
    file("class/bob.java", A.getBytes(UTF_8));
    file("class/eve/B.java", B.getBytes(UTF_8));

    List<Arrival> arrivals = batch(folder.resolve("class")).arrivals();

    assertThat(arrivals).extracting(Arrival::name).containsExactly("bob", "eve", "Lab_ada");
    assertThat(files(arrivals.get(2))).containsExactly("e/pool/A.java", "e/pool/B.java");
    assertThat(files(arrivals.get(0))).containsExactly("e/pool/A.java");
    Path wrong = file("class/zoe.java", "class A {}".getBytes(UTF_8));
    assertThatThrownBy(() -> batch(folder.resolve("class")).arrivals().get(2).read())
        .hasMessageStartingWith(wrong + ": there is no package line at the beginning.");
    Path alone = folder.resolve("class/bob.java");
    Arrival one = ArrivalList.of(HostileZipTest.request(false, alone)).arrivals().get(0);
    assertThat(one.name()).isEqualTo("bob");
    assertThat(files(one)).containsExactly("e/pool/A.java");
  }

  @Test
  void readsAnExportThatWasUnpacked() throws Exception {
    byte[] work = new Nasty().with("src/A.java", A).bytes();
    file("class/Ada Lovelace_1234567_assignsubmission_file_/work.zip", work);
    file("class/lovelaceada_12345_678910_work.zip", work);
    file("class/bob/work.zip", work);
    file("class/eve/src/A.java", A.getBytes(UTF_8));
    file("class/eve/old.zip", work);
    file("class/broken.zip", new byte[] {1, 2, 3});
    file("class/notes.txt", new byte[0]);

    List<Arrival> arrivals = batch(folder.resolve("class")).arrivals();

    assertThat(arrivals)
        .extracting(Arrival::name)
        .containsExactly("bob", "broken", "eve", "Ada-Lovelace_1234567", "lovelaceada_12345");
    for (int i : new int[] {0, 2, 3, 4}) {
      assertThat(files(arrivals.get(i))).containsExactly("e/pool/A.java");
    }
  }

  @Test
  void readsAZipOfZipsAndFolders() throws Exception {
    byte[] work = new Nasty().with("src/A.java", A).bytes();
    Nasty nasty = new Nasty().with("class/ada.zip", work).with("class/bob/A.java", A);
    Path zip = file("class.zip", nasty.with("__MACOSX/class/._ada.zip", "x").bytes());
    Path project = file("p.zip", new Nasty().with("ada/src/A.java", A).with("ada/x/y", "").bytes());

    assertThat(batch(zip).arrivals()).extracting(Arrival::name).containsExactly("ada", "bob");
    assertThat(files(batch(zip).arrivals().get(0))).containsExactly("e/pool/A.java");
    assertThat(batch(project).arrivals()).extracting(Arrival::name).containsExactly("ada");
  }

  @Test
  void onlyTheBrokenOneOfAClassIsRefused() throws Exception {
    byte[] evil = new Nasty().with("../A.java", A).bytes();
    byte[] work = new Nasty().with("src/A.java", A).bytes();
    Path zip = file("class.zip", new Nasty().with("ada.zip", evil).with("bob.zip", work).bytes());

    List<Arrival> arrivals = batch(zip).arrivals();

    assertThatThrownBy(() -> arrivals.get(0).read())
        .hasMessage(
            "%s/ada.zip holds the entry ../A.java, which leads out of the folder. Zip the"
                    .formatted(zip)
                + " folder again.");
    assertThat(files(arrivals.get(1))).hasSize(1);
  }

  @Test
  void saysWhoHandedInNothing() throws Exception {
    Path roster =
        file(
            "roster.csv",
            "id,name\n1815,Ada Lovelace\n1816,Bob Smith\n1817,Zoë Ångström\n".getBytes(UTF_8));
    for (String name : List.of("1815", "lovelace-ada", "Zoe Angstrom", "mallory")) {
      file("class/" + name + "/A.java", A.getBytes(UTF_8));
    }

    ArrivalList arrivals =
        ArrivalList.of(request(Optional.of(roster), GitRevision.LATEST, folder.resolve("class")));

    assertThat(arrivals.absent()).extracting(Student::name).containsExactly("Bob Smith");
    assertThat(arrivals.arrivals())
        .extracting(each -> each.student().map(Student::id).orElse("none"))
        .containsExactlyInAnyOrder("1815", "1815", "1817", "none");
    assertThat(remarksOf(arrivals, "mallory"))
        .containsExactly(
            "Nobody on the roster goes by the name mallory. The grade counts for no student.");
    assertThat(remarksOf(arrivals, "lovelace-ada"))
        .containsExactly("Ada Lovelace handed in 2 times.");
  }

  @Test
  void theSameWorkHasTheSamePrint() throws Exception {
    Path zip = file("1/ada.zip", new Nasty().with("x/src/A.java", A).bytes());
    Path other = file("2/ada.zip", new Nasty().with("x/src/A.java", A + " ").bytes());
    file("3/ada/A.java", A.getBytes(UTF_8));

    assertThat(print(zip)).matches("[0-9a-f]{64}").isEqualTo(print(folder.resolve("3/ada")));
    assertThat(print(other)).isNotEqualTo(print(zip));
  }

  @Test
  void longNamesStayApart() throws Exception {
    String name = "x".repeat(90);
    for (String end : List.of("a", "b", "c")) {
      file("class/" + name + end + ".zip", new Nasty().with("A.java", A).bytes());
    }

    assertThat(batch(folder.resolve("class")).arrivals())
        .extracting(Arrival::name)
        .containsExactly("x".repeat(80), "x".repeat(78) + "-2", "x".repeat(78) + "-3");
  }

  private String print(Path path) throws Exception {
    return ArrivalList.of(HostileZipTest.request(false, path)).arrivals().get(0).print();
  }

  private static List<String> remarksOf(ArrivalList arrivals, String name) throws Exception {
    for (Arrival each : arrivals.arrivals()) {
      if (each.name().equals(name)) {
        return English.texts(each.read().remarks());
      }
    }
    throw new AssertionError(name);
  }

  private static List<String> files(Arrival arrival) throws UnusableSubmission {
    Submission read = arrival.read();
    assertThat(read.name()).isEqualTo(arrival.name());
    return read.exercises().values().stream()
        .flatMap(List::stream)
        .map(each -> each.path())
        .toList();
  }

  private static ArrivalList batch(Path path) throws UnusableSubmission {
    return ArrivalList.of(request(Optional.empty(), GitRevision.LATEST, path));
  }

  static IntakeRequest request(Optional<Path> roster, GitRevision revision, Path path) {
    return new IntakeRequest(
        Map.of("e.pool", "pool"),
        List.of(path),
        true,
        List.of(),
        revision,
        roster,
        Optional.empty());
  }

  private Path file(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }
}
