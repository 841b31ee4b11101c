package unblock.cli.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives other than zips in a class: opened, or a submission with a reason. */
final class ArchiveFormatTest {
  private static final String A = "package e.pool; class A {}";
  private static final byte[] RAR = "Rar!\032\007\001\000".getBytes(UTF_8);

  @TempDir private Path folder;

  @Test
  void nobodyWhoHandedInAnArchiveIsAbsent() throws Exception {
    file("in/ada.tar.gz", new Tarball().with("x/A.java", A).gzipped());
    file("in/bob.tgz", new Tarball().with("A.java", A).gzipped());
    file("in/grace.rar", RAR);
    file("in/alan.7z", RAR);
    file("in/eve.egg", RAR);
    file("in/kim/work.RAR", RAR);
    file("in/lee.java.txt", A.getBytes(UTF_8));
    file("in/index.html", "<html></html>".getBytes(UTF_8));
    String names = "ada,bob,grace,alan,eve,kim,lee,zoe";
    Path roster = file("roster.csv", ("name\n" + names.replace(',', '\n')).getBytes(UTF_8));

    ArrivalList list =
        ArrivalList.of(
            SubmissionBatchTest.request(
                Optional.of(roster), GitRevision.LATEST, folder.resolve("in")));

    assertThat(list.absent()).extracting(Student::name).containsExactly("zoe");
    for (Arrival arrival : list.arrivals()) {
      assertThat(arrival.student().map(Student::name)).contains(arrival.name());
      switch (arrival.name()) {
        case "ada", "bob" -> assertThat(arrival.read().exercises()).containsOnlyKeys("pool");
        case "lee" -> assertThatThrownBy(arrival::read).hasMessageContaining("lee.java.txt");
        default ->
            assertThatThrownBy(arrival::read)
                .hasMessageContaining("which the grader cannot open. Pack the folder as a zip");
      }
    }
  }

  @Test
  void platformsExportThemToo() throws Exception {
    byte[] tar = new Tarball().with("x/A.java", A).gzipped();
    Nasty zip = new Nasty();
    for (String name :
        List.of(
            "Ada Lovelace_1_assignsubmission_file_/work.tar.gz",
            "Bob Smith_2_assignsubmission_file_work.tgz",
            "lovelaceada_12345_678910_work.tar.gz",
            "11111-222222 - Ann Lee - Nov 1, 2026 1010 AM/work.tar.gz",
            "Lab_kim_attempt_2026-11-01-10-00-00_work.tar.gz",
            "zoe.tar.gz")) {
      zip.with(name, tar);
    }
    for (String name :
        List.of(
            "Eve_3_assignsubmission_file_/work.rar",
            "smithbob_12346_678911_work.7z",
            "11112-222222 - Ada Lee - Nov 1, 2026 1010 AM/work.rar",
            "Lab_lee_attempt_2026-11-01-10-00-00_work.rar",
            "max.rar")) {
      zip.with(name, RAR);
    }

    List<Arrival> arrivals =
        ArrivalList.of(HostileZipTest.request(true, file("class.zip", zip.bytes()))).arrivals();

    assertThat(arrivals).hasSize(11);
    for (Arrival arrival : arrivals) {
      if (List.of("Eve_3", "smithbob_12346", "Ada-Lee_11112", "Lab_lee", "max")
          .contains(arrival.name())) {
        assertThatThrownBy(arrival::read)
            .describedAs(arrival.name())
            .hasMessageContaining("which the grader cannot open");
      } else {
        assertThat(arrival.read().exercises()).containsOnlyKeys("pool");
      }
    }
  }

  private Path file(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }
}
