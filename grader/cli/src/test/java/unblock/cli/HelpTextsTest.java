package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import unblock.analyzer.InspectionResult;
import unblock.engine.report.TextWidth;

/** The help of each command in each language. */
final class HelpTextsTest {
  private static final List<Integer> WIDTHS = List.of(60, 80, 100);

  private final StringWriter out = new StringWriter();

  private static List<List<String>> requests() {
    List<List<String>> all = new ArrayList<>();
    for (String language : List.of("en", "ko")) {
      all.add(List.of("--lang", language, "--help"));
      command(80).getSubcommands().keySet().stream()
          .map(name -> List.of(name, "--help", "--lang", language))
          .forEach(all::add);
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("requests")
  void fitsIntoTheTerminal(List<String> request) {
    for (int width : WIDTHS) {
      out.getBuffer().setLength(0);

      assertThat(run(command(width), request)).isEqualTo(ExitStatus.ALL_PASSED);

      assertThat(out.toString().lines()).hasSizeGreaterThan(5);
      assertThat(out.toString().lines())
          .allSatisfy(line -> assertThat(TextWidth.of(line)).as(line).isLessThanOrEqualTo(width));
    }
  }

  @ParameterizedTest
  @MethodSource("requests")
  void hasNoKeyAndNoEmptyText(List<String> request) {
    CommandLine command = command(100);
    run(command, request);

    assertThat(out.toString().replace("report.html", ""))
        .doesNotContain("cli.", "report.", "null")
        .doesNotContainPattern("\\{\\w+");
    String name = request.get(0);
    CommandLine shown = command.getSubcommands().getOrDefault(name, command);
    for (OptionSpec option : shown.getCommandSpec().options()) {
      assertThat(option.description()).as(option.longestName()).hasSize(1);
      assertThat(out.toString()).contains(option.longestName());
    }
  }

  @ParameterizedTest
  @MethodSource("requests")
  void isInTheLanguageOfTheRequest(List<String> request) {
    run(command(100), request);

    if (request.contains("ko")) {
      assertThat(out.toString())
          .startsWith("사용법: unblock")
          .contains("종료 코드:", "이 도움말을 보여 주고 끝냅니다.")
          .doesNotContainPattern("[a-z]{2,} [a-z]{2,} [a-z]{2,}");
    } else {
      assertThat(out.toString())
          .startsWith("Usage: unblock")
          .contains("Exit status:", "Show this help and exit.")
          .doesNotContainPattern("[가-힣]");
    }
  }

  @Test
  void namesTheLanguagesAndTheDefaults() {
    run(command(200), List.of("grade", "--help", "--lang", "en"));
    run(command(200), List.of("inspect", "--help", "--lang", "ko"));

    assertThat(out.toString())
        .contains("in this language: en, ko (default")
        .contains("in a container (default: process).")
        .contains("출력 형식: text, json, sarif, annotations (기본값: text).")
        .contains("  1   그 수준의 발견이 있음");
  }

  @Test
  void oneCommandSpeaksEachLanguageInTurn() {
    CommandLine command = command(100);
    run(command, List.of("merge", "--help", "--lang", "ko"));
    out.getBuffer().setLength(0);

    run(command, List.of("merge", "--help", "--lang", "en"));

    assertThat(out.toString()).startsWith("Usage:").doesNotContainPattern("[가-힣]");
  }

  private int run(CommandLine command, List<String> request) {
    return command.setOut(new PrintWriter(out)).execute(request.toArray(String[]::new));
  }

  private static CommandLine command(int width) {
    return Unblock.command(
            Samples.none(), (code, path) -> new InspectionResult(List.of(), 0, List.of()), Map.of())
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(width);
  }
}
