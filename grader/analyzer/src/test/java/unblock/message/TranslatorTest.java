package unblock.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TranslatorTest {
  private final Translator english = Translator.of(Locale.ENGLISH);
  private final Translator korean = Translator.of(Locale.KOREAN);

  private static final Message JARS = Message.of("analyzer.jars-inside", "file", "a", "count", 2);

  @Test
  void choosesTheNumberAndTheLanguage() {
    assertThat(english.text(Message.of("analyzer.jars-inside", "file", "it's", "count", 1)))
        .isEqualTo("it's holds 1 jar inside, which was not read.");
    assertThat(english.text(Message.of("analyzer.jars-inside", "file", "a", "count", 0)))
        .isEqualTo("a holds 0 jars inside, which were not read.");
    assertThat(english.text(JARS)).isEqualTo("a holds 2 jars inside, which were not read.");
    assertThat(korean.text(JARS)).isEqualTo("a 안에 jar가 2개 더 있으며, 그것은 읽지 않았습니다.");
  }

  @Test
  void writesNumbersWithoutSeparators() {
    Message message = Message.of("analyzer.hop", "frame", "A.b", "file", "A.java", "line", 12_345);

    assertThat(english.text(message)).isEqualTo("A.b (A.java:12345)");
  }

  @Test
  void translatesMessagesWithinMessages() {
    Message message =
        Message.of("frame.lambda", "name", Message.of("frame.static-initialiser", "name", "A"));

    assertThat(english.text(message)).isEqualTo("a lambda in the static initialiser of A");
    assertThat(korean.text(message)).isEqualTo("A의 정적 초기화 블록 안의 람다");
  }

  @Test
  void keepsBracesAndApostrophesOfValues() {
    assertThat(english.text(Message.verbatim("{\"it's\": {0}}"))).isEqualTo("{\"it's\": {0}}");
    assertThat(
            english.text(Message.joined(Message.verbatim("{a}"), Message.verbatim("{b,choice}"))))
        .isEqualTo("{a} {b,choice}");
  }

  @Test
  void joinsListsAndLeavesEmptyTextsOut() {
    Message message = Message.of("verbatim", "text", List.of("a", Message.verbatim("b")));

    assertThat(english.text(message)).isEqualTo("a, b");
    assertThat(Message.joined(Message.empty(), message)).isEqualTo(message);
    assertThat(Message.joined()).isEqualTo(Message.empty());
  }

  @Test
  void aJoinedMessageBeginsWithItsFirstParts() {
    Message a = Message.verbatim("a");
    Message b = Message.verbatim("b");
    Message all = Message.joined(Message.joined(a, b), Message.verbatim("c"));

    assertThat(all.beginsWith(all)).isTrue();
    assertThat(all.beginsWith(Message.joined(a, b))).isTrue();
    assertThat(all.beginsWith(a)).isTrue();
    assertThat(all.beginsWith(b)).isFalse();
    assertThat(a.beginsWith(all)).isFalse();
  }

  @Test
  void showsAnUnknownPhraseAsItIs() {
    assertThat(korean.text(Message.phrase("reason", "waits for Frobnicator's answer")))
        .isEqualTo("waits for Frobnicator's answer");
    assertThat(english.text(Message.of("no.such.key", "a", 1))).isEqualTo("no.such.key {a=1}");
  }

  @Test
  void speaksEnglishWhereThereIsNoBundle() {
    Translator other = Translator.of(Locale.forLanguageTag("tlh"));

    assertThat(other.language()).isEqualTo("en");
    assertThat(other.text(JARS)).isEqualTo(english.text(JARS));
  }

  @Test
  void refusesTwoEntriesOfOneKey() {
    MessageBundle again =
        new MessageBundle() {
          @Override
          public Class<?> home() {
            return unblock.analyzer.AnalyzerMessages.class;
          }
        };

    assertThatThrownBy(() -> Translator.of(Locale.ENGLISH, List.of(again)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Two bundles");
  }

  @Test
  void holdsValuesAsJsonHoldsThem() {
    assertThat(Message.of("a", "b", 1, "c", List.of(Message.verbatim("d"))))
        .isEqualTo(Message.of("a", "b", 1L, "c", List.of("d")));
  }

  @Test
  void holdsOnlyValuesThatJsonCanHold() {
    assertThatThrownBy(() -> Message.of("a", "b", new Object()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
