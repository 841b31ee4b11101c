package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import unblock.analyzer.HandlerInspector;

/** Watches without a terminal, with an input that has ended. */
class WatchCommandTest {
  private static final Path EXERCISES = Path.of("../../exercises");
  private static final Path HANDLERS =
      Path.of("src/main/java/unblock/exercises/workerpool/UserHandlers.java");

  private final InputStream in = System.in;
  private final PrintStream out = System.out;
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @AfterEach
  void restore() {
    System.setIn(in);
    System.setOut(out);
  }

  @Test
  void itPrintsTheNextStepAndEndsWithItsInput() throws Exception {
    Path file = folder.resolve(HANDLERS);
    Files.createDirectories(file.getParent());
    Files.copy(EXERCISES.resolve(HANDLERS), file);

    String printed = watch();

    assertThat(err.toString()).isEmpty();
    assertThat(printed)
        .contains("1. worker-pool", "Grading ", "Next step (0 of 40 points)", "[Q] quit")
        .doesNotContain("\u001b");
    assertThat(folder.resolve(".unblock/watch.json")).exists();
  }

  @Test
  void aFolderWithoutAnExerciseIsRefusedInASentence() {
    assertThat(watch()).isEmpty();
    assertThat(err.toString()).contains("has no exercise to watch");
  }

  @SuppressWarnings("DefaultCharset") // As a terminal.
  private String watch() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setIn(new ByteArrayInputStream(new byte[0]));
    System.setOut(new PrintStream(printed, true));
    CommandLine command =
        Unblock.command(GradingService.inProcesses(), HandlerInspector::inspect, Map.of());
    PrintWriter faults = new PrintWriter(err, true);
    int status =
        Unblock.execute(command.setErr(faults), "watch", "--lang", "en", folder.toString());
    assertThat(status).isEqualTo(err.toString().isEmpty() ? 0 : 2);
    return printed.toString(Charset.defaultCharset());
  }
}
