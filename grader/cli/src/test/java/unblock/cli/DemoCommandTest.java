package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import unblock.analyzer.HandlerInspector;

/** Runs the demo as a person does who has no terminal. */
class DemoCommandTest {
  private final StringWriter shown = new StringWriter();

  @TempDir private Path folder;

  @Test
  void itAsksInKoreanWaitsForNobodyAndNamesThePage() {
    Path page = folder.resolve("page.html");

    assertThat(demo("--lang", "ko", page.toString())).isEqualTo(ExitStatus.ALL_PASSED);

    assertThat(shown.toString()).contains("예측해 보세요", "블로킹 핸들러", page.toString());
    assertThat(page).content().contains("<html lang=\"ko\">");
  }

  @Test
  void aPageThatCannotBeWrittenIsAFault() {
    Path nowhere = folder.resolve("missing").resolve("page.html");

    assertThat(demo("--lang", "en", nowhere.toString())).isEqualTo(ExitStatus.AT_FAULT);

    assertThat(shown.toString()).contains("The demo ended: ", nowhere.toString());
  }

  private int demo(String... arguments) {
    CommandLine command =
        Unblock.command(GradingService.inProcesses(), HandlerInspector::inspect, Map.of());
    PrintWriter out = new PrintWriter(shown, true);
    String[] words = new String[arguments.length + 1];
    words[0] = "demo";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    return Unblock.execute(command.setOut(out).setErr(out), words);
  }
}
