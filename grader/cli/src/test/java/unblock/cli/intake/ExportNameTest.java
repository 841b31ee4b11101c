package unblock.cli.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExportNameTest {
  @ParameterizedTest
  @CsvSource({
    "Ada Lovelace_1234567_assignsubmission_file_, Ada Lovelace, 1234567, ''",
    "Ada Lovelace_1234567_assignsubmission_file, Ada Lovelace, 1234567, ''",
    "Ada Lovelace_1234567_assignsubmission_file_my_work.zip, Ada Lovelace, 1234567, my_work.zip",
    "Group A-Zoë Ångström_7_assignsubmission_file_a.zip, Group A-Zoë Ångström, 7, a.zip",
    "Ada_B_1234567_assignsubmission_onlinetext_onlinetext.html, Ada_B, 1234567, onlinetext.html",
    "Participant 123_123_assignsubmission_file_a.zip, Participant 123, 123, a.zip",
    "Participant_123_assignsubmission_file_, Participant, 123, ''",
    "123_assignsubmission_file_, '', 123, ''",
    "lovelaceada_12345_678910_work.zip, lovelaceada, 12345, work.zip",
    "lovelaceada_12345_678910_my_work-1.zip, lovelaceada, 12345, my_work-1.zip",
  })
  void recognisesWhatPlatformsWrite(String name, String student, String id, String file) {
    IdKind kind = name.contains("assignsubmission") ? IdKind.PARTICIPANT : IdKind.CANVAS_USER;
    assertThat(ExportName.of(name)).contains(new ExportName(kind, student, id, file, false, ""));
  }

  @ParameterizedTest
  @CsvSource({"lovelaceada_LATE_12345_678910_work.zip, lovelaceada, 12345, work.zip"})
  void knowsWhatIsLate(String name, String student, String id, String file) {
    assertThat(ExportName.of(name))
        .contains(new ExportName(IdKind.CANVAS_USER, student, id, file, true, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ada.zip", "ada", "ada_12345.zip", "lab_1_2_ada.zip", "hw_2026_11_ada.zip", ""})
  void leavesOtherNamesAlone(String name) {
    assertThat(ExportName.of(name)).isEqualTo(Optional.empty());
  }
}
