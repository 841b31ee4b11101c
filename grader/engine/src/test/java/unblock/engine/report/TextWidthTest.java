package unblock.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A Korean letter takes two columns of a terminal. */
final class TextWidthTest {
  private static final String KOREAN =
      "요청이 기다리는 동안 UserHandlers.login이 워커를 붙잡았습니다. 어느 스레드가 조회를 실행해야 할까요?";

  @ParameterizedTest
  @CsvSource({
    "'',0",
    "worker,6",
    "워커,4",
    "워커 R1,7",
    "워,2", // Two or three letters of one syllable.
    "e\u0301,1",
    "판정 불가,9",
    "…,1",
    "🎓,2"
  })
  void countsColumns(String text, int columns) {
    assertThat(TextWidth.of(text)).isEqualTo(columns);
  }

  @Test
  void padsToColumns() {
    assertThat(TextWidth.padded("통과", 8)).isEqualTo("통과    ");
    assertThat(TextWidth.padded("passed", 8)).isEqualTo("passed  ");
    assertThat(TextWidth.padded("판정 불가", 4)).isEqualTo("판정 불가");
  }

  @Test
  void cutsBeforeALetterThatDoesNotFit() {
    assertThat(TextWidth.cut("워커가 바쁨", 20)).isEqualTo("워커가 바쁨");
    assertThat(TextWidth.cut("워커가 바쁨", 6)).isEqualTo("워커…");
    assertThat(TextWidth.cut("워커가 바쁨", 5)).isEqualTo("워커…");
    assertThat(TextWidth.cut("워커가 바쁨", 4)).isEqualTo("워…");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 20, 37, 100})
  void breaksAParagraphWithinItsColumns(int width) {
    List<String> lines = LineBreaker.lines(KOREAN, width);

    assertThat(lines).allMatch(line -> TextWidth.of(line) <= width);
    assertThat(String.join("", lines).replace(" ", "")).isEqualTo(KOREAN.replace(" ", ""));
  }

  @Test
  void breaksAtBlanksAndFillsTheLine() {
    assertThat(LineBreaker.lines("워커가 조회를 기다렸습니다", 14)).containsExactly("워커가 조회를", "기다렸습니다");
    assertThat(LineBreaker.lines("워커가 조회를 기다렸습니다", 13)).containsExactly("워커가 조회를", "기다렸습니다");
    assertThat(LineBreaker.lines("워커가 조회를", 12)).containsExactly("워커가", "조회를");
  }

  @Test
  void breaksAWordThatIsWiderThanALine() {
    assertThat(LineBreaker.lines("가나다라마", 5)).containsExactly("가나", "다라", "마");
  }
}
