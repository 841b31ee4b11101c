package unblock.cli.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StudentMatcherTest {
  private static final String CLASS =
      """
      id,login,name,email,identifier
      s1815,ada-l,Ada Lovelace,ada@example.org,Participant 666
      7,,Zoë Ångström,,Participant 777
      8,,Bob Smith,,Participant 888
      9,,Bob Smith,,Participant 999
      100,anna,Ann Lee,lee@example.org,
      1001,u_2,Ann Lee Smith,smith@example.org,
      2026,year,Grace Hopper,,
      1010,time,Alan Turing,,
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "s1815, s1815",
    "S1815, s1815",
    "ada-l, s1815",
    "ada@example.org, s1815",
    "ada, s1815",
    "Lovelace Ada, s1815",
    "ada-lovelace, s1815",
    "ada-lovelace-offload, s1815",
    "offload_ada_lovelace, s1815",
    "s1815_ada_lovelace, s1815",
    "ada-lovelace-s1815-offload, s1815",
    "Zoe Angstrom, 7",
    "ÅNGSTRÖM zoë, 7",
    "100, 100",
    "1001, 1001",
    "Ann Lee, 100",
    "Ann Lee Smith, 1001",
    "lovelaceada_12345_678910_w.zip, s1815",
    "lovelaceada_LATE_12345_678910_w.zip, s1815",
    "angstromzoe_12345_678910_w.zip, 7",
    "Ada Lovelace_1234567_assignsubmission_file_, s1815",
    "Ada Lovelace_666_assignsubmission_file_, s1815",
    "Group A-Ada Lovelace_666_assignsubmission_file_, s1815",
    "Participant_777_assignsubmission_file_, 7",
    "Teilnehmerin_777_assignsubmission_file_, 7",
    "Bob Smith_999_assignsubmission_file_, 9",
    "'11111-222222 - Ada Lovelace - Nov 1, 2026 1010 AM', s1815",
    "'11111-222222 - Ada Lovelace - Nov 1, 2026 1010 AM - work', s1815",
    "'11111-222222 - Ann Lee - Smith - Nov 1, 2026 1010 AM', 1001",
    "Exercise_s1815_attempt_2026-11-01-10-10-00_work, s1815",
    "Exercise_ada-l_attempt_2026-11-01-10-10-00_work, s1815",
  })
  void knowsWhoseWorkItIs(String name, String id) throws Exception {
    assertThat(match(CLASS, name).student().map(Student::id)).contains(id);
  }

  @ParameterizedTest
  @CsvSource({
    "Ada Lovelace_7_assignsubmission_file_, 'the number 7 belongs to Zoë Ångström (7) and the name"
        + " to Ada Lovelace (s1815)'",
    "Ann Lee_1001_assignsubmission_file_, the number 1001 belongs to Ann Lee Smith (1001) and the"
        + " name to Ann Lee (100)",
    "Mary Lee_100_assignsubmission_file_, 'the number 100 belongs to Ann Lee (100), who has another name'",
    "lovelaceada_1010_678910_w.zip, the number 1010 belongs to Alan Turing (1010) and the name to"
        + " Ada Lovelace",
    "'1010-222222 - Ada Lovelace - Nov 1, 2026 1010 AM', the number 1010 belongs to Alan Turing",
    "Participant_100_assignsubmission_file_, 'On the roster, that number is another kind of id, of Ann Lee (100)'",
    "Participant_5_assignsubmission_file_, Nobody on the roster goes by the name",
    "Bob Smith_5_assignsubmission_file_, more than one student on the roster",
    "Bob Smith, 'Bob Smith (8), Bob Smith (9)'",
    "hand in 29 Nov 2026, in part",
    "work-7, in part",
    "1001-work, in part",
    "2026-offload, in part",
    "hw1_1001, in part",
    "ada.lovelace_final, matches Ada Lovelace (s1815) only in part",
    "Ada Lovelace Turing, in part",
    "Ann Lee 1001, in part",
    "Ann Lee Smith 100, in part",
    "lee, 'Ann Lee (100), Ann Lee Smith (1001)'",
    "lovelaceada, matches Ada Lovelace (s1815) only in part",
    "smith, 'more than one'",
    "Exercise_u_2_attempt_2026-11-01-10-10-00_work, may hold the username of Ann Lee Smith"
        + " (1001)",
    "Exercise_mallory_attempt_2026-11-01-10-10-00_work, Nobody on the roster",
    "Exercise_100_attempt_2026-11-01-10-10-00_work, may hold the username of",
    "mallory, Nobody on the roster goes by the name mallory. The grade counts for no student.",
  })
  void saysWhyItIsNotCertain(String name, String reason) throws Exception {
    assertThat(match(CLASS, name))
        .isInstanceOfSatisfying(
            StudentMatch.Uncertain.class,
            uncertain -> assertThat(English.text(uncertain.remark())).contains(reason));
  }

  @Test
  void readsTheRepositoriesOfAClassroom() throws Exception {
    String roster =
        """
        "identifier","github_username","github_id","name"
        "1001","ada-l","555","Ada Lovelace"
        "1002","ghopper","556","Grace Hopper"
        "1003","","",""
        """;

    assertThat(match(roster, "offload-ada-l").student().map(Student::id)).contains("1001");
    assertThat(match(roster, "offload-GHopper").student().map(Student::id)).contains("1002");
    assertThat(match(roster, "1003").student().map(Student::id)).contains("1003");
    assertThat(match(roster, "homework-ghopper").student()).isEmpty();
    assertThat(match(roster, "homework-ghopper", "homework-").student().map(Student::id))
        .contains("1002");
    assertThat(match(roster, "offload-1002").student()).isEmpty();
  }

  @Test
  void aCanvasNumberTellsTwoOfOneNameApartOnItsOwnRoster() throws Exception {
    String canvas = "Student,ID,SIS Login ID\n\"Lee, Ann\",123,a\n\"Lee, Ann\",124,b\n";
    String other = "Name,ID\n\"Lee, Ann\",123\n\"Lee, Ann\",124\n";

    assertThat(match(canvas, "leeann_124_678910_w.zip").student().map(Student::id)).contains("124");
    assertThat(match(other, "leeann_124_678910_w.zip").student()).isEmpty();
  }

  private StudentMatch match(String roster, String name) throws Exception {
    return match(Roster.read(Files.writeString(folder.resolve("roster.csv"), roster)), name);
  }

  private StudentMatch match(String roster, String name, String prefix) throws Exception {
    return match(
        Roster.read(Files.writeString(folder.resolve("roster.csv"), roster)),
        name,
        Optional.of(prefix));
  }

  static StudentMatch match(Roster roster, String name) {
    return match(roster, name, Optional.empty());
  }

  private static StudentMatch match(Roster roster, String name, Optional<String> prefix) {
    StoredArrival.Reader unread =
        () -> {
          throw new AssertionError("Nothing is read.");
        };
    return new StudentMatcher(roster, List.of("worker-pool", "offload"), prefix)
        .match(
            new FoundSubmission(
                name, List.of(), ExportName.of(name), List.of(), Optional.empty(), unread));
  }
}
