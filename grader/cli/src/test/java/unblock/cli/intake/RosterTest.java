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
  @CsvSource(
      delimiter = '|',
      value = {
        "Numéro d'identification,Prénom,Nom de famille,Adresse de courriel",
        "Numero d'identification,Prenom,Nom,Courriel",
        "Número de ID,Nombre,Apellido(s),Dirección de correo",
        "Matrícula,Nombre,Apellidos,Correo electrónico",
        "Matrikelnummer,Vorname,Nachname,E-Mail-Adresse",
        "학번,이름,성,이메일 주소",
        "Nr albumu,Imię,Nazwisko,Adres e-mail",
        "Número de aluno,Nome,Apelido,Endereço de e-mail",
        "Matricola,Nome,Cognome,Indirizzo email",
        "Studentnummer,Voornaam,Achternaam,E-mailadres",
        "学籍番号,名,姓,メールアドレス",
        "学号,名,姓,电子邮件地址",
        "Osobní číslo,Jméno,Příjmení,E-mailová adresa",
        "OrgDefinedId,First Name,Last Name,Email",
      })
  void readsHeadingsByTheirMeaning(String header) throws Exception {
    assertThat(roster(header + "\r\ns1815,Ada,Lovelace,ada@example.org\r\n").rows())
        .extracting(Roster.Row::student)
        .containsExactly(ADA);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Nom complet,Identifiant",
        "Nombre completo,Identificador",
        "성명,식별자",
        "Imię i nazwisko,Identyfikator",
        "Nome completo,Identificador",
        "Volledige naam,Identificatie",
        "氏名,識別子",
        "姓名,标识符",
      })
  void readsWholeNamesAndIdentifiers(String header) throws Exception {
    Roster roster = roster(header + "\nAda Lovelace,Participant 1234\nGrace Hopper,s7\n");

    assertThat(roster.rows())
        .extracting(row -> row.student().id())
        .containsExactly("Ada Lovelace", "s7");
    assertThat(roster.rows().get(0).has(IdKind.PARTICIPANT, "1234")).isTrue();
    assertThat(roster.rows().get(1).has(IdKind.STUDENT_ID, "s7")).isTrue();
  }

  @Test
  void joinsFamilyNameAndFirstNameAsTheirScriptDoes() throws Exception {
    assertThat(roster("학번\t성\t이름\n7\t김\t민수\n").rows().get(0).student().name()).isEqualTo("김민수");
    assertThat(roster("id,Name,Vorname\n7,Lovelace,Ada\n").rows().get(0).student().name())
        .isEqualTo("Ada Lovelace");
    assertThat(roster("id,Name,Vorname\n7,Ada Lovelace,Ada\n").rows().get(0).student().name())
        .isEqualTo("Ada Lovelace");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void readsWhatExcelSaves(String charset) throws Exception {
    String tabs = "id\tfirst name\tlast name\temail\r\ns1815\tAda\tLovelace\tada@example.org\r\n";
    for (String mark : List.of("\ufeff", "")) {
      for (String text : List.of(tabs, "sep=;\r\n" + tabs.replace('\t', ';'))) {
        Path file = folder.resolve("roster.csv");
        Files.write(file, (mark + text).getBytes(Charset.forName(charset)));

        assertThat(Roster.read(file).rows())
            .describedAs("%s %s", charset, text)
            .extracting(Roster.Row::student)
            .containsExactly(ADA);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sep=,\nid,name,email\ns1815,Ada Lovelace,ada@example.org\n",
        "\"sep=;\"\r\nid;name;email\r\ns1815;Ada Lovelace;ada@example.org\r\n",
        "SEP=\t\r\nid\tname\temail\r\ns1815\tAda Lovelace\tada@example.org\r\n",
        "\r\nid,name,email\r\n,,\r\n=\"s1815\",Ada Lovelace,ada@example.org\r\n",
        "id,name,email\r\n#s1815,Ada Lovelace,ada@example.org\r\n",
      })
  void readsWhatSpreadsheetsAdd(String text) throws Exception {
    assertThat(roster(text).rows()).extracting(Roster.Row::student).containsExactly(ADA);
  }

  @Test
  void readsTheRosterOfAGitHost() throws Exception {
    Roster roster =
        roster(
            "\"identifier\",\"github_username\",\"github_id\",\"name\"\n"
                + "\"1001\",\"ada-l\",\"555\",\"Ada Lovelace\"\n\"1003\",\"\",\"\",\"\"\n");

    assertThat(roster.students())
        .containsExactly(
            new Student("1001", "Ada Lovelace", Optional.empty()),
            new Student("1003", "1003", Optional.empty()));
    assertThat(roster.rows().get(0).has(IdKind.GITHUB_USERNAME, "Ada-L")).isTrue();
  }

  @Test
  void readsTeams() throws Exception {
    Roster roster =
        roster(
            "id,name,email,team,members\n"
                + "s1815,Ada Lovelace,ada@example.org,,\n"
                + "7,\"Hopper, Grace\",,,\n"
                + ",,,Alpha,\"Lovelace, Ada; grace hopper; Alan Turing (9)\"\n"
                + ",,,Beta,\"Zoë <zoe@example.org>\"\n");

    Student alan = new Student("9", "Alan Turing", Optional.empty());
    Student zoe = new Student("zoe@example.org", "Zoë", Optional.of("zoe@example.org"));
    assertThat(roster.students())
        .containsExactly(ADA, new Student("7", "Hopper, Grace", Optional.empty()), alan, zoe);
    assertThat(roster.teamOf(alan)).hasSize(3).contains(ADA);
    assertThat(roster.teamOf(zoe)).containsExactly(zoe);
  }

  @ParameterizedTest
  @CsvSource({
    "'id,name,members\n7,Bob,\n8,Bob,\n,,Bob\n', has more than one student called Bob",
    "'team,members\nA,\"1;2\"\nB,\"2;3\"\n', holds 2 twice",
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

    assertThatThrownBy(() -> Roster.read(old))
        .hasMessageContaining("with the file type \"CSV UTF-8\"");
    Path book = Files.write(folder.resolve("book.csv"), new Nasty().with("a", "b").bytes());
    assertThatThrownBy(() -> Roster.read(book)).hasMessageContaining("is a workbook");
    assertThatThrownBy(() -> Roster.read(folder.resolve("none.csv")))
        .isInstanceOf(UnusableSubmission.class)
        .hasMessageContaining("cannot be read");
  }

  private Roster roster(String text) throws Exception {
    return Roster.read(Files.writeString(folder.resolve("roster.csv"), text));
  }
}
