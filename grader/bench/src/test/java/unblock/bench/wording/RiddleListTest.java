package unblock.bench.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.MatchResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of unclear expressions. */
class RiddleListTest {
  static List<RiddlePattern> patterns() {
    return RiddleList.standard().patterns();
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void everyPatternHasExamplesAndFindsThem(RiddlePattern pattern) {
    assertThat(pattern.examples())
        .isNotEmpty()
        .allSatisfy(example -> assertThat(pattern.regex().matcher(example).find()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Returns the class path, or an empty list if there is no module.",
        "The reader keeps a file open no longer than the caller needs it.",
        "Checks whether a method that the worker calls can block its thread.",
        "If nothing is configured, the default import option applies.",
        "Imports all classes in those packages whose name starts with the prefix.",
        "Decides what kind of access a field has, and what if there is none.",
        "Note that there is currently no support for this file system.",
        "The same instance can be used by several threads."
      })
  void plainSentencesHaveNone(String sentence) {
    assertThat(found(RiddleList.standard(), sentence)).isEmpty();
  }

  @Test
  void aMatchMayContainALineBreak() {
    assertThat(found(RiddleList.standard(), "Waits until the reply is\nthere."))
        .containsExactly("is\nthere");
  }

  @Test
  void ofMatchesThatOverlapTheFirstCounts() {
    RiddleList list = RiddleList.parse(List.of("# One.", "a b", "# Two.", "b c", "# Three.", "c"));

    assertThat(found(list, "a b c")).containsExactly("a b", "c");
  }

  @Test
  void aPatternNeedsAReason() {
    assertThatThrownBy(() -> RiddleList.parse(List.of("# One.", "a", "b")))
        .hasMessageContaining("without a reason: b");
  }

  private static List<String> found(RiddleList list, String prose) {
    return list.find(prose).stream().map(MatchResult::group).toList();
  }
}
