package unblock.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class PrintableTextTest {
  @ParameterizedTest
  @MethodSource("texts")
  void takesTheTeethOut(String text, String printable) {
    assertThat(PrintableText.line(text)).isEqualTo(printable);
  }

  static List<Arguments> texts() {
    return List.of(
        arguments("plain", "plain"),
        arguments("Żółć 日本 🎓", "Żółć 日本 🎓"),
        arguments("a\tb\r\nc\u2028d", "a b c d"),
        arguments("\u001b[31mred\u001b[0m", "[31mred[0m"),
        arguments("a\u0000\u0007\u009bb", "ab"),
        arguments("user\u202etxt.exe", "usertxt.exe"),
        arguments("zero\u200bwidth\ufeff", "zerowidth"),
        arguments("👩\u200d💻", "👩\u200d💻"),
        arguments("half\ud83d", "half"),
        arguments("::error::x", ": :error::x"),
        arguments("  ::error::x", ": :error::x"),
        arguments("\u00a0\u3000::error::x", "\u00a0\u3000: :error::x"),
        arguments("\u200b::error::x", ": :error::x"),
        arguments(":\u0000:error::x", ": :error::x"),
        arguments("List::of is fine", "List::of is fine"),
        arguments("x ##[error]y ##vso[z]", "x # #[error]y # #vso[z]"),
        arguments("## heading", "## heading"));
  }
}
