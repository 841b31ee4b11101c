package unblock.cli.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import unblock.engine.submission.UnusableSubmission;

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
