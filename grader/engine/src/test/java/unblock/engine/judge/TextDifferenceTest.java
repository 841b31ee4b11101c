package unblock.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import unblock.engine.judge.TextDifference.Kind;

class TextDifferenceTest {
  @Test
  void theFirstAndTheLastDifferenceBoundTheMark() {
    assertThat(TextDifference.of("info abc", "info axc"))
        .isEqualTo(new TextDifference("info a«b»c", "info a«x»c", Kind.OTHER));
  }

  @Test
  void aMissingPartIsAnEmptyMark() {
    assertThat(TextDifference.of("Welcome, Zoë!", "Welcome!"))
        .isEqualTo(new TextDifference("Welcome«,␣Zoë»!", "Welcome«»!", Kind.OTHER));
  }

  @Test
  void blanksAreVisible() {
    assertThat(TextDifference.of("tea ", "tea"))
        .isEqualTo(new TextDifference("tea«␣»", "tea«»", Kind.BLANKS));
  }

  @Test
  void lettersOfAnotherCaseAreRecognised() {
    assertThat(TextDifference.of("Tea", "tea").kind()).isEqualTo(Kind.CASE);
  }

  @Test
  void longCommonPartsAreShortened() {
    String common = "x".repeat(100);

    assertThat(TextDifference.of(common + "a" + common, common + "b" + common).got())
        .isEqualTo("…xxxxxxxxxxxx«b»xxxxxxxxxxxx…");
  }

  @Test
  void aCharacterOfTwoUnitsIsNotDivided() {
    assertThat(TextDifference.of("a🎉", "a🎊"))
        .isEqualTo(new TextDifference("a«🎉»", "a«🎊»", Kind.OTHER));
  }
}
