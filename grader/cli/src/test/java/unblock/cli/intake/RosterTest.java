package unblock.cli.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import unblock.grader.submission.UnusableSubmission;

final class RosterTest {
  private static final Student ADA =
      new Student("s1815", "Ada Lovelace", Optional.of("ada@example.org"));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ID,Name,Email\ns1815,Ada Lovelace,ada@example.org\n",
        "\ufeffid;name;email\r\ns1815;Ada Lovelace;ada@example.org\r\n\r\n",
        "First name,Last name,ID number,Email address\nAda,Lovelace,s1815,ada@example.org",
        "\"Vorname\";\"Nachname\";\"ID-Nummer\";\"E-Mail-Adresse\"\nAda;Lovelace;s1815;ada@example.org",
        "student id\tname\te-mail\ns1815\t\"Ada Lovelace\"\tada@example.org",
      })
  void readsWhatTeachersAndMoodleWrite(String text) throws Exception {
    assertThat(roster(text).rows()).extracting(Roster.Row::student).containsExactly(ADA);
  }

  @Test
  void readsWhatCanvasWrites() throws Exception {
    Roster roster =
        roster(
            "Student,ID,SIS Login ID,Section,Final Score\n"
                + "    Points Possible,,,,100\n"
                + "\"Lovelace, Ada\",12345,alovelace,\"A, B\",\n"
                + "\"Student, Test\",99,x,,\n");

    assertThat(roster.rows())
        .extracting(Roster.Row::student)
        .containsExactly(new Student("12345", "Lovelace, Ada", Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "s1815, s1815",
    "S1815-work, s1815",
    "exercise-ada-l, s1815",
    "ada, s1815",
    "Lovelace Ada, s1815",
    "ada.lovelace_final, s1815",
    "Zoe Angstrom, 7",
    "ÅNGSTRÖM zoë, 7",
    "lovelaceada_12345_678910_w.zip, s1815",
    "angstromzoe_12345_678910_w.zip, 7",
    "Participant_777_assignsubmission_file_, 7",
    "Ada Lovelace_7_assignsubmission_file_, 7",
    "Bob Smith, ''",
    "work-7, ''",
    "smith, ''",
  })
  void knowsWhoseWorkItIs(String name, String id) throws Exception {
    Roster roster =
        roster(
            "id,login,name,email,identifier\n"
                + "s1815,ada-l,Ada Lovelace,ada@example.org,Participant 666\n"
                + "7,,Zoë Ångström,,Participant 777\n"
                + "8,,Bob Smith,,\n"
                + "9,,Bob Smith,,\n");
    Work.Reader unread =
        () -> {
          throw new UnusableSubmission("Nothing is read.");
        };
    Found found = new Found(name, Optional.empty(), Export.of(name), List.of(), unread);

    assertThat(roster.match(found).map(row -> row.student().id()).orElse("")).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "'', is empty",
    "'a,b\n1,2\n', 'has no column id, name or email'",
    "'id,name\n1,a\n1,b\n', holds 1 twice",
    "'id,name\n\"1,a\n', is not CSV",
  })
  void refusesWhatSaysNotWhoIsWho(String text, String sentence) {
    assertThatThrownBy(() -> roster(text))
        .isInstanceOf(UnusableSubmission.class)
        .hasMessageContaining(sentence)
        .hasMessageContaining("roster.csv");
  }

  @Test
  void refusesWhatCannotBeRead() throws Exception {
    Path old = folder.resolve("old.csv");
    Files.writeString(old, "id,name\n7,Zoë", Charset.forName("windows-1252"));

    assertThatThrownBy(() -> Roster.read(old)).hasMessageContaining("is not UTF-8 text");
    assertThatThrownBy(() -> Roster.read(folder.resolve("none.csv")))
        .isInstanceOf(UnusableSubmission.class)
        .hasMessageContaining("cannot be read");
  }

  private Roster roster(String text) throws Exception {
    return Roster.read(Files.writeString(folder.resolve("roster.csv"), text));
  }
}
