package unblock.cli.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.Translator;

/** Remarks and refusals as a reader of Korean sees them. */
final class KoreanRemarksTest {
  private static final Translator KOREAN = Translator.of(Locale.KOREAN);

  private static final String CLASS =
      """
      id,name
      8,Bob Smith
      9,Bob Smith
      10,김민수
      11,Ann Lee
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "mallory, 명단에 mallory라는 이름의 학생이 없습니다. 이 점수는 어느 학생에게도 반영되지 않습니다.",
    "박서준, 명단에 박서준이라는 이름의 학생이 없습니다. 이 점수는 어느 학생에게도 반영되지 않습니다.",
    "Bob Smith, 'Bob Smith라는 이름에 맞는 학생이 명단에 둘 이상 있습니다: Bob Smith (8), Bob Smith (9).'",
    "김민수 7, 김민수 (10)와 일부만 일치합니다",
    "Ann Lee_8_assignsubmission_file_, 번호 8은 Bob Smith (8)의 것이고",
  })
  void sayWhyAStudentIsNotCertain(String name, String sentence) throws Exception {
    Roster roster = Roster.read(Files.writeString(folder.resolve("roster.csv"), CLASS));

    assertThat(StudentMatcherTest.match(roster, name))
        .isInstanceOfSatisfying(
            StudentMatch.Uncertain.class,
            uncertain -> assertThat(KOREAN.text(uncertain.remark())).contains(sentence));
  }

  @Test
  void sayHowASubmissionCameIn() throws Exception {
    byte[] work = new Nasty().with("A.java", "package e.pool;").bytes();
    Path zip =
        Files.write(
            folder.resolve("submissions.zip"),
            new Nasty()
                .with("kim_LATE_12345_678910_work.zip", work)
                .with("kim_LATE_12345_678911_work-1.zip", work)
                .bytes());

    assertThat(arrival(zip).read().remarks().stream().map(KOREAN::text))
        .containsExactly("work.zip은 work-1.zip으로 다시 제출되었고, work-1.zip만 인정됩니다.", "늦게 제출되었습니다.");
  }

  @Test
  void sayWhyAZipIsRefused() throws Exception {
    byte[] zip = new Nasty().with("../A.java", "package e.pool;").bytes();
    Path file = Files.write(folder.resolve("ada.zip"), zip);

    assertThat(refusal(file)).isEqualTo(file + "의 항목 ../A.java는 폴더 밖을 가리킵니다. 폴더를 다시 압축하세요.");
  }

  @Test
  void sayWhatIsWrongWithAZip() throws Exception {
    Path text = Files.writeString(folder.resolve("text.zip"), "no zip");

    assertThat(refusal(text))
        .isEqualTo(text + "은 읽을 수 있는 zip 파일이 아닙니다 (항목 목록이 손상되었거나 잘림). 폴더를 다시 압축하세요.");
  }

  private static String refusal(Path path) {
    try {
      return "read: " + arrival(path).read();
    } catch (UnusableSubmission e) {
      return KOREAN.text(e.message());
    }
  }

  private static Arrival arrival(Path path) throws UnusableSubmission {
    boolean isBatch = path.endsWith("submissions.zip");
    List<Arrival> arrivals = ArrivalList.of(HostileZipTest.request(isBatch, path)).arrivals();
    return arrivals.get(0);
  }
}
