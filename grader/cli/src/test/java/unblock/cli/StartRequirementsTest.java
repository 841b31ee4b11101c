package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A machine with too few resources: one sentence, status 2, and nothing is graded or written. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
final class StartRequirementsTest {
  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "ulimit -n 400 | -Da=b | grading 1 at once needs 520: raise the limit with ulimit -n 520",
        "ulimit -v 3900000 | -Xmx256m | address space and needs 4096: raise the limit with",
        "true | -Xmx40m | grading 1 at once needs 56: start java with -Xmx63m",
        "true | -Djava.io.tmpdir=/gone | The temporary folder /gone cannot be written to",
        "export LC_ALL=C | -Da=b | cannot be written in this machine's encoding",
      })
  void oneSentenceBeforeAnythingIsGraded(String limit, String flag, String sentence)
      throws Exception {
    Path batch = folder.resolve("batch");
    Samples.code(batch.resolve(limit.contains("LC_ALL") ? "J\u00fcrgen" : "ada"));
    Path report = folder.resolve("report");
    String command =
        "%s; exec \"$JAVA\" %s unblock.cli.Unblock grade --batch batch --trust-submissions --jobs 1 --report report"
            .formatted(limit, flag);
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder
        .environment()
        .put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).describedAs(said).isEqualTo(2);
    assertThat(said.lines().filter(line -> !line.toLowerCase(Locale.ROOT).contains("warning")))
        .singleElement()
        .asString()
        .contains(sentence);
    assertThat(report).doesNotExist();
    assertThat(Files.exists(batch)).isTrue();
  }
}
